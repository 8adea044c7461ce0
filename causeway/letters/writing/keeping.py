"""Keeping what a page sent before anything else comes of it, and never at the cost of what was typed in another tab."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.frame.domain.cleaning import clean_text
from causeway.letters.letter import queries
from causeway.letters.letter.domain import composing
from causeway.letters.letter.models import Draft
from causeway.letters.letter.places import today
from causeway.letters.letter.queries import Composed
from causeway.letters.pack import LETTERS
from causeway.letters.writing import actions as drafting
from causeway.letters.writing.domain import side_by_side
from causeway.letters.writing.forms import TEXT, LetterForm, left_as_is, typed_so_far

SEEN = "seen"
ANSWER = "answer-"


def parted_said() -> str:
    """Return what somebody reads whose words were changed in another tab meanwhile."""
    return _(
        "This letter was changed in another tab after you opened this page. Nothing is lost: both are shown below. Bring together "
        "what you want to keep, then go on."
    )


def parted_in_passing() -> str:
    """Return the same for a page that keeps by itself, and goes on standing."""
    return _("This letter was changed in another tab. Both are kept: go on, or load this page anew, to see both.")


@dataclass(frozen=True)
class Beside:
    """A field of a page, and what was typed for it in another tab."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """What a page sent, with the words of other tabs where this one left a field alone.

    ``parted`` are the fields that two tabs changed, ``renewed`` those whose words are now another tab's. ``composed`` is what the
    answers make, where the page holds the letter's text and it is known to whom that goes.
    """

    data: QueryDict
    parted: frozenset[str]
    renewed: frozenset[str]
    composed: Composed | None


def stands(draft: Draft, names: Iterable[str], composed: str) -> dict[str, str]:
    """Return what stands in the fields of a page, by the names its form has for them; ``composed`` is what the answers make."""
    standing: dict[str, str] = {}
    for name in names:
        if name.startswith(ANSWER):
            standing[name] = str(draft.answers.get(name.removeprefix(ANSWER), ""))
        elif name == "subject":
            standing[name] = draft.subject or queries.subject_for(draft)
        elif name == "text":
            standing[name] = draft.text or composed
        elif name in Draft.TYPED:
            standing[name] = getattr(draft, name)
    return standing


def _composed(draft: Draft, names: Iterable[str]) -> Composed | None:
    return queries.composed_of(draft, today(timezone.now())) if "text" in names and draft.role and draft.seat_code else None


def shown(draft: Draft, form: Form, composed: str = "") -> dict[str, object]:
    """Return what a page needs, so that a later save knows what its writer saw: what it carries, and what stands beside its fields.

    ``composed`` is what the answers make, on the page of the letter's text.
    """
    standing = stands(draft, form.fields, composed)
    others = {name: tuple(draft.beside[name].values()) for name in standing if draft.beside.get(name)}
    return {
        "seen": side_by_side.carried(secrets.token_hex(4), standing, draft.beside),
        "beside": [Beside(str(form.fields[name].label), texts) for name, texts in others.items()],
    }


def _typed(request: HttpRequest) -> dict[str, str]:
    """Return the words a page sent, by the names its form has for them, cut to what can be kept."""
    typed = typed_so_far(request.POST.dict(), LETTERS.words().prompts)
    answers = typed.pop("answers", {})
    flat = {name: str(value) for name, value in typed.items()}
    flat |= {f"{ANSWER}{key}": str(value) for key, value in answers.items()} if isinstance(answers, Mapping) else {}
    return flat | ({"text": clean_text(request.POST["text"], TEXT)} if "text" in request.POST else {})


def _fields(values: Mapping[str, str], subject: str) -> dict[str, object]:
    """Return values by the names the draft has for them; ``subject`` is the campaign's, which a draft does not keep as its own.

    The text is kept by whoever knows what the answers make.
    """
    answers = {name.removeprefix(ANSWER): value for name, value in values.items() if name.startswith(ANSWER)}
    plain: dict[str, object] = {name: value for name, value in values.items() if not name.startswith(ANSWER) and name != "text"}
    if plain.get("subject") == subject:
        plain["subject"] = ""
    return {**plain, "answers": answers} if answers else plain


@transaction.atomic
def keep_typed(request: HttpRequest, draft: Draft) -> Kept:
    """Keep what a page sent, right or wrong, as its writer pressed a button, and so has seen all that it showed.

    The letter's text is compared here and kept by the caller, in the same transaction: what another tab keeps in between would be lost.
    """
    return _keep_typed(request, draft, sent=True)


def _keep_typed(request: HttpRequest, draft: Draft, *, sent: bool) -> Kept:
    """Do so in the caller's transaction, without a savepoint of its own."""
    now = timezone.now()
    drafting.hold(draft)
    page, typed = side_by_side.page_of(request.POST.get(SEEN, "")), _typed(request)
    composed = _composed(draft, typed)
    found = side_by_side.compare(
        page, typed, stands(draft, typed, composed.text if composed else ""), draft.written_by, draft.beside
    )
    done = side_by_side.seen(page, typed, draft.beside) - found.parted if sent else frozenset()
    beside = {name: versions for name, versions in found.beside.items() if name not in done}
    changed = {name: value for name, value in found.values.items() if name not in found.parted}
    drafting.keep(draft, now, **_fields(changed, queries.subject_for(draft)), written_by=dict(found.written_by), beside=beside)
    data = request.POST.copy()
    for name, value in found.values.items():
        data[name] = value
    renewed = {name for name, value in found.values.items() if value != typed[name]} - found.parted
    return Kept(data, found.parted, frozenset(renewed), composed)


@transaction.atomic
def keep_all(request: HttpRequest, draft: Draft) -> Kept:
    """Keep everything a page sent: fields, the edited letter, and which warnings were set aside."""
    kept = _keep_typed(request, draft, sent=False)
    if "shown" in request.POST:
        drafting.set_aside(draft, timezone.now(), left_as_is(request.POST, draft.left_as_is))
    if kept.composed:
        drafting.edit_text(draft, timezone.now(), clean_text(str(kept.data["text"]), TEXT), kept.composed.text)
    return kept


@transaction.atomic
def keep_read_through(request: HttpRequest, draft: Draft) -> tuple[Kept, LetterForm]:
    """Keep the letter as it was read through, and what was set aside; nothing where another tab changed it, or where it cannot go so.

    The draft is one whose addressee is known.
    """
    kept = _keep_typed(request, draft, sent=True)
    form = LetterForm(kept.data)
    if kept.composed and not (kept.parted or kept.renewed) and form.is_valid():
        text, subject, headline = form.cleaned_data["text"], form.cleaned_data["subject"], kept.composed.headline
        drafting.keep_letter(
            draft,
            timezone.now(),
            text=composing.place_figure(text, headline) if headline else text,
            composed=kept.composed.text,
            subject="" if subject == queries.subject_for(draft) else subject,
            left_as_is=left_as_is(request.POST, draft.left_as_is),
        )
    return kept, form

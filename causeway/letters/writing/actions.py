"""Beginning, keeping and erasing a draft."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from causeway.audit.actions import record
from causeway.frame.database.prepared import Prepared
from causeway.letters.counting import actions as counting
from causeway.letters.counting.domain import Step
from causeway.letters.letter import figures
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.addressing import OF_THE_SEAT
from causeway.letters.letter.domain.composing import Figure
from causeway.letters.letter.domain.states import Act, State, move
from causeway.letters.letter.exceptions import DraftGone
from causeway.letters.letter.models import Draft, SentByWriter
from causeway.letters.letter.places import today
from causeway.letters.pack import LETTERS
from causeway.letters.writing.referrals import tell_written
from causeway.people.one_time import digest, new_token

TOUCHED = dt.timedelta(hours=1)
_TO = frozenset({"role", "home_code", "school_code", *OF_THE_SEAT})
IN_THE_TEXT = _TO | {"name", "job_title", "school", "answers", "ask_key", "figure", "figure_sentence"}


@dataclass(frozen=True)
class Begun:
    """A new draft and the token that opens it; the token is not kept anywhere else."""

    draft: Draft
    token: str


@transaction.atomic
def begin(
    *,
    home_code: str,
    school_code: str,
    school_urn: int | None,
    school: str,
    figure_wanted: str,
    now: dt.datetime,
    partner: str = "",
    invited: str = "",
    first_words: str = "",
) -> Begun:
    """Open a draft for somebody who said where they live or work. ``first_words`` stand in the answer to the first question of all."""
    token = new_token()
    draft = Draft.objects.create(
        token_digest=digest(token),
        created=now,
        changed=now,
        home_code=home_code,
        school_code=school_code,
        school_urn=school_urn,
        school=school[:160],
        figure_wanted=figure_wanted[:160],
        partner=partner,
        invited=invited,
        answers=_first_answer(first_words),
    )
    record(Noted.BEGUN, actor="writer", subject=draft)
    counting.count(Step.BEGUN, now)
    return Begun(draft, token)


def _first_answer(words: str) -> dict[str, str]:
    first = next((prompt for prompt in LETTERS.words().prompts if not prompt.roles), None)
    return {first.key: words} if words and first else {}


def _save(draft: Draft, now: dt.datetime, fields: Mapping[str, object]) -> None:
    """Write changed fields. An edited text that the change leaves behind is kept, and said to be behind.

    Where nothing changed, that somebody touched the draft is written down no more than once in an hour.
    """
    changed = {name: value for name, value in fields.items() if getattr(draft, name) != value}
    if draft.text and "text" not in changed and IN_THE_TEXT & changed.keys():
        changed["text_is_behind"] = True
    if not changed and now - draft.changed < TOUCHED:
        return
    for name, value in changed.items():
        setattr(draft, name, value)
    draft.changed = now
    kept = Draft.objects.filter(pk=draft.pk).update(changed=now, **changed)
    if not kept:
        raise DraftGone


_HELD = (*Draft.TYPED, "answers", "text", "text_is_behind", "written_by", "beside")
_TO_HOLD = Prepared(lambda key: Draft.objects.select_for_update().filter(pk=key).values(*_HELD))


def hold(draft: Draft) -> None:
    """Read anew what another tab may have changed, and keep others waiting until this transaction ends."""
    held = _TO_HOLD.first(key=draft.pk)
    if held is None:
        raise DraftGone
    for name, value in held.items():
        setattr(draft, name, value)


def keep(draft: Draft, now: dt.datetime, **fields: object) -> None:
    """Keep what was typed so far, right or wrong: nothing typed is lost. Answers are merged by their key."""
    if isinstance(answers := fields.get("answers"), Mapping):
        fields["answers"] = {**draft.answers, **answers}
    _save(draft, now, fields)


def choose_figure(draft: Draft, now: dt.datetime, figure: Figure | None, sentence: str) -> None:
    """Keep the figure as it stands today, with the sentence it was placed in."""
    _save(draft, now, {"figure": figures.to_json(figure), "figure_sentence": sentence})


def edit_text(draft: Draft, now: dt.datetime, text: str, composed: str) -> None:
    """Keep the letter as edited. A text equal to what the answers give is not kept, so that it follows them."""
    edited = "" if text == composed else text
    _save(draft, now, {"text": edited} if edited != draft.text else {})


def set_aside(draft: Draft, now: dt.datetime, digests: Sequence[str]) -> None:
    """Remember which warnings the writer looked at and leaves as they are."""
    _save(draft, now, {"left_as_is": list(digests)})


def keep_letter(draft: Draft, now: dt.datetime, *, text: str, composed: str, subject: str, left_as_is: Sequence[str]) -> None:
    """Keep the letter as it was read through, and which warnings were set aside, in one write; in none where all is kept already."""
    edited = "" if text == composed else text
    _save(draft, now, {"subject": subject, "left_as_is": list(left_as_is)} | ({"text": edited} if edited != draft.text else {}))


def put_together_again(draft: Draft, now: dt.datetime) -> None:
    """Drop the edits and let the letter follow the answers."""
    _save(draft, now, {"text": "", "text_is_behind": False})


def keep_edits(draft: Draft, now: dt.datetime) -> None:
    """Hold on to the edited text although an answer changed."""
    if draft.text_is_behind:
        _save(draft, now, {"text_is_behind": False})


def choose_addressee(draft: Draft, now: dt.datetime, chosen: Mapping[str, str]) -> None:
    """Keep to whom the letter goes. An ask of another post goes, since it would ask the wrong one."""
    other = chosen["office"] != draft.office
    _save(draft, now, {**chosen, **({"ask_key": ""} if other else {})})


@transaction.atomic
def say_sent(draft: Draft, now: dt.datetime) -> None:
    """Record that the writer sent the letter from their own mailbox; a second saying changes nothing."""
    if draft.state == State.SENT_BY_WRITER:
        return
    after = move(State(draft.state), Act.SEND_ONESELF)
    first = Draft.objects.filter(pk=draft.pk, state=draft.state).update(state=after, changed=now)
    if not first:
        return
    draft.state = after
    sent = SentByWriter.objects.create(
        on=today(now),
        seat_code=draft.seat_code,
        role=draft.role,
        ask_key=draft.ask_key,
        office=draft.office,
        partner=draft.partner,
    )
    counting.sent_by_writer(sent.seat_code, sent.office)
    tell_written(draft.pk, today(now))
    record(Noted.SENT_BY_ITS_WRITER, actor="writer", subject=sent)


@transaction.atomic
def erase(draft: Draft) -> None:
    """Erase a draft for good."""
    record(Noted.DRAFT_ERASED, actor="writer", subject=draft)
    Draft.objects.filter(pk=draft.pk).delete()

"""What a motion that was passed goes on to: the letter to the MP, begun with what was decided, and the notice to whoever is asked."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.motions.carrying.domain import State
from causeway.motions.carrying.models import Motion
from causeway.motions.carrying.queries import votes
from causeway.motions.published.models import Version
from causeway.motions.wording.domain import Part
from causeway.people.prefill import LONGEST, handed


def _decided(motion: Motion, of: Motion | Version) -> str:
    day = date_format(of.since, "j F Y") if of.since else ""
    counted = votes(of)
    said = (
        _("On %(day)s, %(body)s passed a motion: %(title)s (%(votes)s).")
        if counted
        else _("On %(day)s, %(body)s passed a motion: %(title)s.")
    )
    return said % {"day": day, "body": motion.named, "title": motion.title, "votes": counted}


def _resolved(of: Motion | Version) -> tuple[str, ...]:
    return tuple(" ".join(clause.text.split()) for clause in of.text if clause.part is Part.RESOLVES)


def letter_address(motion: Motion, of: Motion | Version) -> str:
    """Return where a letter to the MP is begun, with what was decided as its first words; empty unless it was passed.

    What is handed over is what happened. What it means is for the writer to say.
    """
    if (of.stands if isinstance(of, Version) else of.state) != State.PASSED:
        return ""
    words = [_decided(motion, of), _("It resolves:")]
    for each in _resolved(of):
        if sum(map(len, words)) + len(each) < LONGEST - 100:
            words.append(f"– {each}")
    asked = {"begun": handed("\n".join(words))} | ({"seat": motion.seat_code} if motion.seat_code else {})
    return f"{reverse('letters:start')}?{urlencode(asked)}"


@dataclass(frozen=True)
class Notice:
    """The notice of a decision, in parts: places to fill in stand in square brackets."""

    title: str
    to: str
    decided: str
    resolved: tuple[str, ...]
    asks: str
    signed: str

    @property
    def text(self) -> str:
        """Return all of it, to be copied."""
        listed = "\n".join(f"– {each}" for each in self.resolved)
        return "\n\n".join((self.to, self.title, self.decided, _("It resolves:") + "\n" + listed, self.asks, self.signed))


def notice(motion: Motion) -> Notice:
    """Return the notice of what a body decided, to whoever its motion asks something of."""
    return Notice(
        title=_("Notice of a decision of %(body)s") % {"body": motion.named},
        to=_("To [the officer or member responsible, and their address]"),
        decided=_decided(motion, motion),
        resolved=_resolved(motion),
        asks=_("Please tell us by [date] who will answer what concerns you in it, and by when. The whole motion is attached."),
        signed=_("[Name and role, for the body]"),
    )

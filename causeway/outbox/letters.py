"""Letters to people, one declaration each: kind, subject and text. ``LETTER.post(to=…, …)`` puts one into the caller's transaction.

DECIDED = Letter("activity-decided", _("Your activity: %(title)s"), "activities/mail/decided.txt")
DECIDED.post(to=activity.email, title=activity.title, activity=activity)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox import no_more
from causeway.outbox.actions.posting import File, NewMessage, post
from causeway.outbox.models import Message
from causeway.outbox.senders import the_campaign

LONGEST_SUBJECT = 150
_kinds: dict[str, "Letter"] = {}


@dataclass(frozen=True)
class Letter:
    """One kind of message to a person. ``subject`` may hold ``%(name)s`` of the context; ``text`` and ``html`` name templates.

    Everyone gets with it the link by which they say "no more", and nobody who did gets another. Two kinds of letter are not so:
    one that was ``asked_for`` by whoever holds the address, a minute ago (a link, a confirmation) or by taking on a duty (what staff
    are told of), which goes unless they said that it never was them; and one to an ``office``, which is public. Raises
    :class:`ValueError` for two letters of one kind.
    """

    kind: str
    subject: object
    text: str
    html: str = ""
    asked_for: bool = False
    office: bool = False
    twice_is_harmless: bool = False

    def __post_init__(self) -> None:
        """Note the kind."""
        if _kinds.setdefault(self.kind, self) != self:
            raise ValueError(f"Two letters are called {self.kind}.")

    def post(
        self,
        *,
        to: str,
        person: str = "",
        about: str = "",
        from_name: str = "",
        reply_to: str = "",
        message_id: str = "",
        in_reply_to: str = "",
        lane: str = "",
        lane_title: str = "",
        files: tuple[File, ...] = (),
        made: Callable[[], Mapping[str, object]] = dict,
        **context: object,
    ) -> Message | None:
        """Write it into the caller's transaction; ``None`` where its addressee wants no more. Of one ``message_id`` the first goes.

        ``person`` is the e-mail address of whoever wrote what it holds, where that is not its addressee: it is erased with them.
        ``made`` returns more of the context and is called only where the letter goes: a link whose row would else be left behind.
        """
        if self._is_refused(to):
            return None
        new = self.written(to=to, about=about, **{**context, **made()})
        return post(
            replace(
                new,
                person=person,
                from_name=from_name or new.from_name,
                reply_to=reply_to,
                message_id=message_id,
                in_reply_to=in_reply_to,
                lane=lane,
                lane_title=lane_title,
                files=files,
            )
        )

    def written(self, *, to: str, about: str = "", **context: object) -> NewMessage:
        """Return it as it would be posted, for many that are posted at once; whoever does so leaves out those who want no more."""
        link = "" if self.office or self.asked_for else no_more.address(to)
        context = {"campaign": campaign(), **context}
        return NewMessage(
            kind=self.kind,
            to=to,
            subject=clean_line(str(self.subject) % context, LONGEST_SUBJECT),
            text=with_the_link(render_to_string(self.text, context), link),
            html=render_to_string(self.html, context | {"no_more": link}) if self.html else "",
            from_name=the_campaign(),
            about=about,
            twice_is_harmless=self.twice_is_harmless,
            no_more=link,
        )

    def _is_refused(self, to: str) -> bool:
        return not self.office and no_more.wanted(to, asked_for=self.asked_for)


def to_person(new: NewMessage, *, asked_for: bool = False, office: bool = False) -> Message | None:
    """Post a message to a person, with the link by which they say "no more"; ``None``, and nothing is posted, where they said so.

    What ``asked_for`` and ``office`` mean is said at :class:`Letter`. The link is the message's own ``no_more`` where it has one already.
    """
    if not office and no_more.wanted(new.to, asked_for=asked_for):
        return None
    link = "" if office or asked_for else new.no_more or no_more.address(new.to)
    return post(replace(new, text=with_the_link(new.text, link), no_more=link))


def with_the_link(words: str, link: str) -> str:
    """Return a text with the way to say "no more" at its end."""
    ends = _("You want no more mail from this site? One button says so:") if link else ""
    return "\n".join([words.strip(), *(["", "-- ", ends, link] if link else []), ""])

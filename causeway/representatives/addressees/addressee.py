"""Whom a letter goes to: one type for everybody who can be written to, whoever they are."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.representatives.addressees.posts import Post, the_mp
from causeway.representatives.addressees.words import SOMEWHERE, Said, Words
from causeway.representatives.members.queries import Seat

HOUSE = ("House of Commons", "London", "SW1A 0AA")


@dataclass(frozen=True)
class Addressee:
    """A person in a post as of a day; the post itself, where we hold no name; or, where ``paused`` says why, nobody at the moment.

    ``area`` is where those live or work for whom they act, as far as it is one of ours, ``place`` what it is called, and ``key`` tells
    this addressee from every other. ``name`` and ``email`` are empty where we hold none. ``salutation`` has no comma; ``envelope`` are the
    lines above a letter on paper. ``as_at`` is the day up to which we know it, ``source`` the page we know it from.
    """

    post: Post
    words: Words
    area: Area
    place: str
    key: str
    name: str = ""
    email: str = ""
    salutation: str = ""
    envelope: tuple[str, ...] = ()
    paused: str = ""
    source: str = ""
    as_at: dt.date | None = None

    @property
    def is_there(self) -> bool:
        """Whether there is somebody to write to; an office always stands."""
        return not self.paused

    @property
    def knows_place(self) -> bool:
        """Whether we know of which place they are; of a devolved office we may know no more than a Westminster seat in it."""
        return self.words is not SOMEWHERE

    @property
    def described(self) -> str:
        """Who it is, as a sentence names them: the person with their post, or the post with its place."""
        words = self.words.named if self.name else self.words.unnamed
        return self.post.says(words, name=self.name, place=self.place)

    @property
    def called(self) -> str:
        """The person's name, or the post with its place where we hold none; empty while there is nobody."""
        return self.name or (self.described if self.is_there else "")

    def says(self, words: Said, **named: object) -> str:
        """Return one of the sentences of ``words``, filled in."""
        known = {"name": self.called, "described": self.described, "place": self.place, "email": self.email}
        return self.post.says(words, **known, **named)

    @property
    def position(self) -> str:
        """What they hold, for a sentence that says who holds it now."""
        return self.says(self.words.position)

    @property
    def introduced(self) -> str:
        """Who it is, where the writer chose them among others; empty where the choice of a role says it."""
        return self.says(self.words.introduced)

    @property
    def without_email(self) -> str:
        """What a writer reads where we have no e-mail address; empty where there is one."""
        return "" if self.email else self.says(self.words.no_email)

    @property
    def cannot_be_delivered(self) -> str:
        """What a writer reads before sending where we have no e-mail address; empty where there is one."""
        return "" if self.email else self.says(self.words.no_email_known if self.name else self.words.no_email_unknown)

    @property
    def find_email(self) -> str:
        """What a writer who sends it themselves reads where we have no e-mail address."""
        return self.says(self.words.find_email)

    @property
    def by_post(self) -> str:
        """How it goes by post."""
        return self.says(self.words.by_post)

    @property
    def counted(self) -> str:
        """What is written down when a writer says that they sent it themselves."""
        return self.says(self.words.counted)

    @property
    def looked_up(self) -> str:
        """Up to which day we know it; empty where we do not know that."""
        return self.says(self.words.looked_up, day=date_format(self.as_at, "j F Y")) if self.as_at else ""

    def role(self, *, at_school: bool) -> str:
        """Return the choice to write to them as somebody who lives there, or whose school is there."""
        if not self.is_there:
            return self.says(self.words.nobody)
        return self.says(self.words.role_school if at_school else self.words.role_home)

    def standing(self, *, at_school: bool) -> str:
        """Return the line that says what the writer has to do with the place."""
        return self.says(self.words.standing_school if at_school else self.words.standing_home)


def of_seat(seat: Seat) -> Addressee:
    """Return the MP of a seat, or nobody yet."""
    post, area, mp = the_mp(), seat.constituency, seat.mp
    if mp is None:
        paused = seat.explanation or _(
            "Nobody holds this seat at the moment. Your letter is kept; come back when there is an MP."
        )
        envelope = (_("The Member of Parliament"), *HOUSE)
        return Addressee(
            post, post.words, area, area.name, f"seat:{area.code}", envelope=envelope, paused=paused, as_at=seat.as_at
        )
    return Addressee(
        post,
        post.words,
        area,
        area.name,
        f"mp:{mp.member_id}",
        name=mp.name,
        email=mp.email,
        salutation=mp.salutation.rstrip(","),
        envelope=(mp.envelope_name, *HOUSE),
        as_at=seat.as_at,
    )

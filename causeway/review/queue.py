"""A queue of things that wait for staff, as data that a room fills in."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet

from causeway.outbox.letters import Letter
from causeway.review import domain
from causeway.review.models import Reviewed

_Entry = TypeVar("_Entry", bound=Reviewed)
User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True)
class Steps:
    """Which state waits, which is public, and which acts of the model's table are staff's."""

    waits: StrEnum = domain.State.HELD
    public: StrEnum = domain.State.PUBLISHED
    publish: StrEnum = domain.Act.PUBLISH
    give_back: StrEnum = domain.Act.RETURN
    withdraw: StrEnum = domain.Act.WITHDRAW


@dataclass(frozen=True)
class ReviewQueue(Generic[_Entry]):
    """What staff read before everybody can.

    ``name`` stands in its address, ``title`` on the page, ``entry`` names the template that shows one, given ``entry``. ``permission`` lets
    in; ``within`` narrows to what an account looks after, such as its regions. Each of ``must`` returns a sentence for what keeps an entry
    from being published, empty for nothing. ``told`` is the letter its writer gets once of each decision, at what ``writer`` returns (empty:
    nobody); its text is given ``entry``, ``published``, ``returned`` and ``withdrawn``. ``or_permission`` lets in, too: with ``within`` it
    is for those who decide in their own regions. ``also`` returns what a decision saves besides, ``then`` is done after it, both in its
    transaction.
    """

    model: type[_Entry]
    name: str
    title: object
    entry: str
    permission: str
    writer: Callable[[_Entry], str]
    told: Letter
    must: tuple[Callable[[_Entry], str], ...] = ()
    within: Callable[["QuerySet[_Entry]", Any], "QuerySet[_Entry]"] | None = None
    steps: Steps = Steps()
    or_permission: str = ""
    also: Callable[[_Entry, Any], Mapping[str, object]] | None = None
    then: Callable[[_Entry, dt.datetime], object] | None = None

    def opens_for(self, user: User) -> bool:
        """Whether this account decides about anything here."""
        either = filter(None, (self.permission, self.or_permission))
        return any(user.has_perm(each) for each in either)  # type: ignore[union-attr]  # PermissionsMixin

    def seen_by(self, user: User) -> "QuerySet[_Entry]":
        """Return what this account may decide about: nothing without the permission."""
        if not self.opens_for(user):
            return self.model._default_manager.none()  # noqa: SLF001  Django documents it
        every = self.model._default_manager.all()  # noqa: SLF001
        return every if self.within is None else self.within(every, user)

    def waiting(self, user: User) -> "QuerySet[_Entry]":
        """Return what waits for this account, the longest first."""
        return self.seen_by(user).filter(state=self.steps.waits.value).order_by("state_since", "pk")

    def published(self, user: User) -> "QuerySet[_Entry]":
        """Return what is public, the latest first."""
        return self.seen_by(user).filter(state=self.steps.public.value).order_by("-state_since", "-pk")

    def missing(self, entry: _Entry) -> list[str]:
        """Return what keeps an entry from being published, a sentence each."""
        return [sentence for check in self.must if (sentence := check(entry))]

"""The acts on a story: the organisers write it and send it to staff, who publish what they read or return it with a reason."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.addresses import whole_address
from causeway.roundtables.after.acts import Noted
from causeway.roundtables.after.story import material as story_material
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.after.story.domain import Act, State, can, move
from causeway.roundtables.after.story.models import Story
from causeway.roundtables.table import mail, policies
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain import editing
from causeway.roundtables.table.domain.states import TOOK_PLACE
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable
from causeway.roundtables.table.notifying import to_organisers

MAIL = "roundtable-story"


def _of(roundtable: Roundtable, now: dt.datetime) -> Story:
    """Return the story of a held row, or a new one; only what took place has one."""
    if roundtable.state not in TOOK_PLACE:
        raise NotNow(_("The story is told after the day."))
    return stories.of(roundtable) or Story(roundtable=roundtable, state_since=now, version=0)


def _move(story: Story, act: Act, now: dt.datetime) -> None:
    """Move a story by its table; what the table refuses is told in a sentence."""
    state = State(story.state)
    if not can(state, act):
        raise NotNow(_refusal(state))
    story.state, story.state_since = move(state, act), now


def _refusal(state: State) -> str:
    if state is State.SENT:
        return _("The story is with the campaign’s staff. Copy your words, withdraw it, and put them in.")
    if state is State.PUBLISHED:
        return _("The story is published as it was read. Copy your words, withdraw it, and put them in.")
    return _("The story is %(state)s, so that is not possible now.") % {"state": stories.state_in_words(state)}


def _saved(story: Story, now: dt.datetime) -> None:
    """Save a story; its roundtable counts as touched."""
    story.save()
    Roundtable.objects.filter(pk=story.roundtable_id).update(changed=now)


@transaction.atomic
def begin(desk: Desk, now: dt.datetime) -> None:
    """Begin the text from what was kept of the day; words that are there already stay."""
    story = _of(Roundtable.held(desk.roundtable.pk), now)
    if story.text.strip():
        raise NotNow(_("There are words already. They stay as they are."))
    _move(story, Act.EDIT, now)
    story.text, story.version = story_material.draft(desk.roundtable, now), story.version + 1
    _saved(story, now)
    record(Noted.STORY_BEGUN, actor=desk.actor, subject=desk.roundtable)


@transaction.atomic
def save(desk: Desk, typed: Mapping[str, object], seen: str, now: dt.datetime, *, to_staff: bool = False) -> Story:
    """Keep what was typed and, where it is said so, send exactly that to staff.

    Raises :class:`ChangedMeanwhile` where another organiser changed the same words since the form was opened.
    """
    story = _of(Roundtable.held(desk.roundtable.pk), now)
    _move(story, Act.EDIT, now)
    changed = editing.to_save(typed, {name: getattr(story, name) for name in typed}, seen)
    for name, value in changed.items():
        setattr(story, name, value)
    story.version += 1
    detail = {"fields": sorted(changed), "version": story.version}
    record(Noted.STORY_KEPT, actor=desk.actor, subject=desk.roundtable, detail=detail)
    if to_staff:
        policies.must_identify_no_child(story.title, story.text)
        _move(story, Act.SEND, now)
        record(Noted.STORY_SENT_TO_STAFF, actor=desk.actor, subject=desk.roundtable, detail={"version": story.version})
    _saved(story, now)
    return story


@transaction.atomic
def withdraw(desk: Desk, now: dt.datetime) -> None:
    """Withdraw the story, wherever it stands; the words are kept for the organisers."""
    story = Story.objects.filter(roundtable=Roundtable.held(desk.roundtable.pk)).first()
    if story is None:
        raise NotNow(_("There is no story yet."))
    _move(story, Act.WITHDRAW, now)
    _saved(story, now)
    record(Noted.STORY_WITHDRAWN, actor=desk.actor, subject=desk.roundtable, detail={"version": story.version})


def _read(key: int, version: int) -> Story:
    """Return the story staff decide on, its roundtable's row held; refused where it is not the one they read."""
    roundtable = Roundtable.held(Story.objects.values_list("roundtable", flat=True).get(pk=key))
    story = Story.objects.get(pk=key)
    story.roundtable = roundtable
    if story.version != version:
        raise NotNow(_("The organisers changed the story since you opened it. Read it again."))
    return story


@transaction.atomic
def publish(key: int, version: int, actor: str, now: dt.datetime) -> Story:
    """Publish the version that staff read, as it is."""
    story = _read(key, version)
    if story.roundtable.state not in TOOK_PLACE:
        raise NotNow(_("This roundtable did not take place, or not yet, so its story cannot be published."))
    policies.must_identify_no_child(story.title, story.text)
    _move(story, Act.PUBLISH, now)
    story.approved_by, story.published_at, story.why = actor, now, ""
    story.slug = story.slug or f"{slugify(story.title)[:60].strip('-') or 'story'}-{story.pk}"
    _decided(story, "published", _("Your story is published"), actor)
    return story


@transaction.atomic
def give_back(key: int, version: int, why: str, actor: str, now: dt.datetime) -> None:
    """Return the story to its organisers, with the reason they read."""
    story = _read(key, version)
    _move(story, Act.RETURN, now)
    story.why = _reason(why)
    _decided(story, "returned", _("Your story comes back to you"), actor)


@transaction.atomic
def take_off(key: int, version: int, why: str, actor: str, now: dt.datetime) -> None:
    """Take a published story off the site, with the reason its organisers read."""
    story = _read(key, version)
    if story.state != State.PUBLISHED:
        raise NotNow(_("It is not published any more."))
    _move(story, Act.WITHDRAW, now)
    story.why = _reason(why)
    _decided(story, "withdrawn", _("Your story was taken off the site"), actor)


def _reason(why: str) -> str:
    if not why.strip():
        raise NotNow(_("Say why, so that the organisers know what to change."))
    return why


def _decided(story: Story, what: str, subject: str, actor: str) -> None:
    """Save what staff decided, write it down, and tell each organiser once of this version."""
    story.save()
    record(
        Noted(f"roundtable: story {what}"),
        actor=actor,
        subject=story.roundtable,
        detail={"story": story.pk, "version": story.version},
    )
    link = whole_address("roundtables:story", story.roundtable.slug)
    words = mail.text("story", told=stories.news(story), link=link)
    to_organisers(story.roundtable, MAIL, subject, words, f"story-{what}", story.version)

"""What each room has waiting for staff: seen by who may do it, with the first of it, and gone once it is done."""

import datetime as dt

import pytest
from django.utils import timezone

from causeway.activities.activity.models import Activity
from causeway.activities.support.models import SupportPromise
from causeway.insights.home.queries import waiting
from causeway.letters.letter.models import Letter
from causeway.news.items.models import Item
from causeway.news.loop.models import Proposal, Rule
from causeway.news.sources.models import Source
from causeway.outbox.models import Message
from causeway.supporters.newsletters.models import Newsletter
from causeway.surveys.survey.models import Survey

pytestmark = pytest.mark.django_db
NOW = timezone.now()
BEFORE = NOW - dt.timedelta(days=3)


def waits(user):
    return {str(each.title): (each.many, each.since) for each in waiting(user, NOW)}


def a_source(**more):
    return Source.objects.create(**{"key": "example", "title": "Example", "kind": "feed", "due_at": NOW, **more})


def test_proposals_from_the_news(account):
    user = account("news.edit_news")
    source = a_source()
    moments = dict.fromkeys(("first_seen_at", "changed_at", "as_of"), BEFORE)
    item = Item.objects.create(source=source, key="1", kind="article", title="Example", **moments)
    rule = Rule.objects.create(key="example", title="Example", proposes="paper")
    made = Proposal.objects.create(rule=rule, item=item, created=BEFORE, state="waits for a person")
    assert waits(user) == {"Proposals from the news: what to do": (1, BEFORE)}
    Proposal.objects.filter(pk=made.pk).update(state="declined")
    assert waits(user) == {}


def test_sources_of_news_that_fail(account):
    user = account("news.keep_sources")
    a_source(state="failing", failing_since=BEFORE)
    a_source(key="another", state="stopped")
    assert waits(user) == {"Sources of news that fail": (1, BEFORE)}
    assert waits(account("news.edit_news", username="other")) == {}


def test_results_of_a_survey_to_be_published(account):
    user = account("surveys.publish", "surveys.write")
    Survey.objects.create(title="Example", draft="", written_by="x", state="ready", state_since=BEFORE)
    Survey.objects.create(title="Example", draft="", written_by="x", state="published", state_since=BEFORE)
    assert waits(user) == {"Results of surveys, to be published": (1, BEFORE)}


def test_newsletters_tested_and_stopped(account):
    user = account("supporters.send", "supporters.write")
    same = {"subject": "Example", "about": "act", "written_by": "x", "state_since": BEFORE}
    Newsletter.objects.create(**same)
    Newsletter.objects.create(**same, version=2, tested=1)
    Newsletter.objects.create(**same, version=2, tested=2)
    Newsletter.objects.create(**same, state="stopped")
    assert waits(user) == {"Newsletters tested and not sent": (1, BEFORE), "Newsletters stopped on their way": (1, BEFORE)}
    assert waits(account("supporters.write", username="other")) == {}


def test_what_hosts_need_and_what_was_promised_them(account):
    user = account("activities.publish")
    today = timezone.localdate(NOW)
    same = {
        "title": "Example",
        "place": "Example Hall",
        "email": "host@example.org",
        "state": "published",
        "changed": NOW,
        "kind": "stall",
    }
    same |= {"first_day": today, "begins": dt.time(10), "ends": dt.time(12), "mode": "place"}
    coming = Activity.objects.create(**same, uid="example1", last_day=today)
    past = Activity.objects.create(
        **{**same, "first_day": today - dt.timedelta(9)}, uid="example2", last_day=today - dt.timedelta(9)
    )
    for at, activity in enumerate((coming, past)):
        SupportPromise.objects.create(activity=activity, need="leaflets", state="open", state_since=BEFORE)
        due = today - dt.timedelta(days=1 + at)
        SupportPromise.objects.create(activity=activity, need="speaker", state="promised", state_since=BEFORE, due=due)
    assert waits(user) == {
        "What hosts of activities need, unanswered": (1, BEFORE),
        "Support that was promised to hosts, overdue": (2, BEFORE),
    }


def test_letters_whose_mail_is_not_written_and_mail_that_has_not_gone(account):
    user = account("letters.see_counts", "outbox.look_after_outbox")
    Letter.objects.create(role="constituent", state_since=timezone.now(), seat_code="E14000001", created=BEFORE, owed_at=NOW)
    Letter.objects.create(role="constituent", state_since=timezone.now(), seat_code="E14000001", created=NOW, owed_at=NOW)
    Letter.objects.create(role="constituent", state_since=timezone.now(), seat_code="E14000001", created=BEFORE)
    Message.objects.create(kind="example", message_id="<1@example.org>", state="waiting", next_try_at=BEFORE)
    assert waits(user) == {
        "Letters whose mail is still not written: look whether the worker runs": (1, BEFORE),
        "Mail that ought to have gone": (1, BEFORE),
    }
    Letter.objects.update(owed_at=None)
    Message.objects.update(state="sent")
    assert waits(user) == {}

"""Links are checked politely, a failure is believed only when it lasts, and what we cite is watched; against a server on this machine."""

import datetime as dt
import json

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from library_rows import a_keeper, a_pdf, a_resource
from web_server import Page, Web

from causeway.audit.models import Entry
from causeway.library.health import archive, checking, hosts
from causeway.library.health.domain import State
from causeway.library.health.models import Health, Host
from causeway.library.kits.actions import Wanted, write
from causeway.library.notifying import tell_staff
from causeway.library.pack import LibraryWords
from causeway.library.packed.loading import load
from causeway.library.quotations import actions as quotations
from causeway.library.quotations.domain import State as Quoted
from causeway.library.quotations.models import Quotation
from causeway.library.resources.queries import public_addresses
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def web(settings):
    running = Web()
    settings.FETCH_ALLOWED_PRIVATE = [running.host]
    settings.CHECK_LINKS = True
    settings.LINK_ARCHIVE = f"{running.origin}/archive"
    running.pages["/report"] = Page(headers={"ETag": '"one"'})
    yield running
    running.close()


@pytest.fixture
def report(web):
    return a_resource(address=f"{web.origin}/report")


def check(now=NOW):
    """Let a round of the job run at a moment when every link and host may be asked."""
    Host.objects.update(ask_after=now)
    Health.objects.update(due_at=now)
    return checking.check_what_is_due(now)


def standing():
    return State(Health.objects.get().state)


def test_what_answers_is_working_and_is_asked_by_head_on_condition(web, report):
    assert check() == 1
    assert standing() is State.WORKING
    check(NOW + 8 * DAY)
    assert web.methods("/report") == ["HEAD", "HEAD"]
    assert web.asked[-1][2]["if-none-match"] == '"one"'
    assert "Causeway" in web.asked[-1][2]["user-agent"]
    assert standing() is State.WORKING
    assert Entry.objects.filter(act__startswith="link:").count() == 1  # the second found what the first had found


def test_a_server_that_does_not_know_head_is_asked_by_get(web, report):
    web.pages["/report"].head = 405
    check()
    assert web.methods("/report") == ["HEAD", "GET"]
    assert standing() is State.WORKING


def test_robots_are_read_once_a_day_and_kept_to(web, report):
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /rep*rt\nCrawl-delay: 120")
    check()
    assert web.methods("/report") == []
    assert standing() is State.REFUSED
    check(NOW + dt.timedelta(hours=1))
    assert web.methods("/robots.txt") == ["GET"]
    assert Host.objects.get().ask_after == NOW + dt.timedelta(hours=1, seconds=120)
    web.pages["/robots.txt"] = Page(b"")
    check(NOW + 2 * DAY)
    assert standing() is State.WORKING


def test_one_host_is_asked_once_in_a_round_and_not_again_before_its_pace(web, report):
    web.pages["/other"] = Page()
    a_resource(title="Other", address=f"{web.origin}/other")
    assert check() == 1
    assert checking.check_what_is_due(NOW + dt.timedelta(seconds=20)) == 0
    assert checking.check_what_is_due(NOW + hosts.PACE) == 1
    assert sorted(Health.objects.values_list("state", flat=True)) == ["working", "working"]


@pytest.mark.parametrize(("status", "for_good"), [(301, True), (308, True), (302, False), (307, False)])
def test_only_a_permanent_redirect_means_that_it_moved(web, report, status, for_good):
    web.pages["/report"] = Page(b"", status, {"Location": "/new"})
    web.pages["/new"] = Page()
    check()
    row = Health.objects.get()
    assert (row.state == State.MOVED, row.leads_to) == (for_good, f"{web.origin}/new" if for_good else "")
    assert row.state in {State.MOVED, State.WORKING}


@pytest.mark.parametrize("status", [401, 403, 429, 451])
def test_a_refusal_only_warns_however_often(web, report, status):
    web.pages["/report"].status = status
    for week in range(6):
        check(NOW + week * 7 * DAY)
    assert standing() is State.REFUSED
    assert Health.objects.get().failures == 0


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((0,), State.DOUBTFUL),
        ((0, 8), State.DOUBTFUL),
        ((0, 1, 2), State.DOUBTFUL),
        ((0, 3, 7), State.GONE),
        ((0, 1, 2, 6, 7), State.GONE),
    ],
)
def test_gone_needs_three_failures_over_seven_days(web, report, days, state):
    web.pages["/report"].status = 404
    for day in days:
        check(NOW + day * DAY)
    assert standing() is state


def test_an_answer_in_between_begins_the_count_anew(web, report):
    for day, status in ((0, 500), (4, 500), (5, 200), (8, 500), (9, 500)):
        web.pages["/report"].status = status
        check(NOW + day * DAY)
    assert standing() is State.DOUBTFUL
    web.pages["/report"].status = 200
    check(NOW + 10 * DAY)
    assert standing() is State.WORKING


def test_who_is_not_there_at_all_fails_and_what_leads_inside_is_refused(web, settings):
    a_resource(title="Nobody", address="http://127.0.0.1:9/")
    settings.FETCH_ALLOWED_PRIVATE = [web.host, "127.0.0.1:9"]
    check()
    assert standing() is State.DOUBTFUL
    settings.FETCH_ALLOWED_PRIVATE = [web.host]
    Host.objects.update(read_at=NOW + DAY)
    check(NOW + DAY)
    assert standing() is State.REFUSED
    assert "private network" in Health.objects.get().said


def test_a_copy_nearest_the_last_good_check_is_found_and_shown(web, report, client):
    check(NOW - 30 * DAY)
    found = {
        "closest": {
            "available": True,
            "url": "https://web.archive.org/web/2026/x",
            "timestamp": "20261030120000",
            "status": "200",
        }
    }
    web.pages["/archive"] = Page(json.dumps({"archived_snapshots": found}).encode())
    web.pages["/report"].status = 410
    for day in (0, 4, 8):
        check(NOW + day * DAY)
    assert checking.find_copies(NOW + 8 * DAY) == 1
    asked = next(path for _method, path, _headers in web.asked if path.startswith("/archive"))
    assert f"timestamp={NOW - 30 * DAY:%Y%m%d}" in asked
    page = client.get(report.get_absolute_url()).content.decode()
    assert 'href="https://web.archive.org/web/2026/x"' in page
    assert "not where it was any more" in page


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'{"archived_snapshots": {}}',
        b'{"archived_snapshots": {"closest": {"available": true, "url": "javascript:x", "timestamp": "20260101"}}}',
        b'{"archived_snapshots": {"closest": {"available": true, "url": "https://a.example/", "timestamp": "soon"}}}',
        b'{"archived_snapshots": {"closest": {"available": true, "url": "https://a.example/", "timestamp": "20260101", "status": "404"}}}',
        b"[" * 50_000,
    ],
)
def test_an_archive_that_says_nothing_useful_gives_no_copy(body):
    assert archive.read(body) is None


def test_readers_are_warned_and_staff_see_why_and_take_the_new_address(web, report, client):
    web.pages["/report"] = Page(b"", 301, {"Location": "/new"})
    web.pages["/new"] = Page()
    check()
    assert "has moved" in client.get(report.get_absolute_url()).content.decode()
    keeper = a_keeper(client)
    assert "An example report" in keeper.get("/staff/library/links/").content.decode()
    one = f"/staff/library/at/{report.slug}/"
    assert f"{web.origin}/new" in keeper.get(one).content.decode()
    keeper.post(f"{one}act/", {"act": "take-address"})
    report.refresh_from_db()
    assert report.address == f"{web.origin}/new"
    check(NOW + DAY)
    assert standing() is State.WORKING


def test_a_site_that_checks_nothing_by_itself_checks_what_staff_ask_for(web, report, client, settings):
    settings.CHECK_LINKS = False
    assert check() == 0
    a_keeper(client).post(f"/staff/library/at/{report.slug}/act/", {"act": "check"})
    assert check() == 1
    assert standing() is State.WORKING
    assert check(NOW + DAY) == 0


def test_what_we_cite_is_watched_and_staff_are_told_once_with_where_it_is_used(web, report, client):
    web.pages["/report"] = Page(b"<p>In all 46.1% were in time. Other words.</p>", headers={"ETag": '"a"'})
    quotations.watch(report, "46.1%", "/#facts", by="staff")
    check()
    row = Quotation.objects.get()
    assert (row.state, row.around) == (Quoted.THERE, "In all 46.1% were in time.")
    assert web.methods("/report") == ["GET"]
    check(NOW + DAY)  # 304: nothing changed, nothing is read
    assert Quotation.objects.get().compared_at == NOW
    a_keeper(client)
    get_user_model().objects.update(email="keeper@campaign.example.org")
    assert tell_staff(NOW) == 0
    web.pages["/report"] = Page(b"<p>In all 47.3% were in time. Other words.</p>", headers={"ETag": '"b"'})
    check(NOW + 2 * DAY)
    row.refresh_from_db()
    assert (row.state, row.now_there) == (Quoted.CHANGED, "In all 47.3% were in time.")
    assert tell_staff(NOW + 2 * DAY) == 1
    assert tell_staff(NOW + 3 * DAY) == 0
    (letter,) = Message.objects.filter(kind="library-changed")
    for said in ("“46.1%” from An example report", "Nearest to that now: In all 47.3% were in time.", "Used at: /#facts"):
        assert said in letter.text
    assert "no longer stands there" in client.get(f"/staff/library/at/{report.slug}/").content.decode()


def test_a_figure_that_was_never_there_is_not_called_changed(web, report):
    quotations.watch(report, "12 days", "", by="staff")
    check()
    assert Quotation.objects.get().state == Quoted.NOT_FOUND


def test_what_cannot_be_read_changes_nothing(web, report):
    quotations.watch(report, "Example words", "", by="staff")
    web.pages["/report"] = Page(a_pdf("Example words in a PDF"))
    check()
    assert Quotation.objects.get().state == Quoted.THERE
    web.pages["/report"] = Page(b"%PDF-1.4 broken")
    check(NOW + DAY)
    assert Quotation.objects.get().state == Quoted.THERE


def test_what_the_pack_cites_is_watched_and_no_more_than_that():
    one = {
        "key": "one",
        "kind": "link",
        "title": "A",
        "address": "https://example.org/a",
        "publisher": "B",
        "good_for": "C",
        "checked": "2026-11-30",
    }
    load(LibraryWords.model_validate({"resources": [one | {"cited": [{"words": "39%"}, {"words": "a  sentence"}]}]}), print)
    resource = Quotation.objects.first().resource
    quotations.watch(resource, "staff's own", "", by="staff")
    load(LibraryWords.model_validate({"resources": [one | {"cited": [{"words": "40%"}]}]}), print)
    assert set(Quotation.objects.values_list("words", flat=True)) == {"40%", "staff's own"}


def test_staff_keep_and_drop_what_is_cited(client):
    resource = a_resource()
    keeper = a_keeper(client)
    quote = f"/staff/library/at/{resource.slug}/quote/"
    assert "Write the words" in keeper.post(quote, {"words": " "}).content.decode()
    keeper.post(quote, {"words": "39% of  them", "where": "/#facts"})
    row = Quotation.objects.get()
    assert (row.words, row.where) == ("39% of them", "/#facts")
    assert "39% of them" in client.get(resource.get_absolute_url()).content.decode()
    keeper.post(f"/staff/library/at/{resource.slug}/act/", {"act": "drop", "key": row.pk})
    assert not Quotation.objects.exists()


@pytest.mark.parametrize("rules", [b"User-agent: *\nCrawl-delay: 1e15\n", b"User-agent: *\nDisallow: /a\x00b\n"])
def test_odd_rules_of_one_host_stop_nothing(web, rules):
    web.pages["/robots.txt"] = Page(body=rules)
    assert hosts.may_ask(f"{web.origin}/report", NOW)
    kept = Host.objects.get()
    assert kept.ask_after <= NOW + hosts.LONGEST_PACE
    assert "\0" not in kept.rules


def test_a_kit_with_nothing_public_in_it_is_not_in_the_map_of_the_site():
    shown, empty = a_resource(), a_resource(title="Another", address="https://other.example.org/")
    write("here", Wanted("Here", "When needed", "", ((shown.pk, "Why"),)), by="staff")
    write("empty", Wanted("Empty", "When needed", "", ((empty.pk, "Why"),)), by="staff")
    type(empty).objects.filter(pk=empty.pk).update(withdrawn_at=NOW)
    told = "\n".join(public_addresses())
    assert "/here/" in told
    assert "/empty/" not in told

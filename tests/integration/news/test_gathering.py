"""Sources are read politely and durably, against servers on this machine that speak their formats and behave badly."""

import datetime as dt
import gzip
import json
import socket
import threading
from contextlib import contextmanager

import pytest
from news_rows import NOW, a_source, found, rss
from web_server import Page, Web

from causeway.audit.models import Entry
from causeway.frame.sandbox import TooMuch
from causeway.library.health.models import Host
from causeway.news.gathering import extracts, fetching, rounds
from causeway.news.items import storing
from causeway.news.items.models import Item
from causeway.news.sources.domain import Kind, State
from causeway.news.sources.models import Source

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
ONE = ("https://e.example/1", "The first example of news", "Words.")
TWO = ("https://e.example/2", "The second example of news", "Words.")


@pytest.fixture
def web(settings):
    running = Web()
    settings.FETCH_ALLOWED_PRIVATE = [running.host]
    settings.READ_NEWS = True
    yield running
    running.close()


@pytest.fixture
def source(web):
    web.pages["/feed"] = Page(rss(ONE, TWO), headers={"ETag": '"one"', "Content-Type": "application/rss+xml"})
    return a_source(address=f"{web.origin}/feed")


def read(now=NOW, job=rounds.read_next):
    Host.objects.update(ask_after=now)
    return job(now)


def standing(key="example"):
    return Source.objects.get(key=key)


def test_what_a_feed_brings_is_there_and_staff_see_how_it_went(web, source):
    assert read() == 1
    assert sorted(Item.objects.values_list("title", flat=True)) == [ONE[1], TWO[1]]
    held = standing()
    assert (held.state, held.said) == (State.WORKING, "It brought 2 new of 2; 0 had changed.")
    assert NOW + HOUR <= held.due_at <= NOW + 1.1 * HOUR
    assert (held.holder, held.held_until) == ("", None)


def test_what_has_not_changed_is_asked_on_condition_and_leaves_no_trail(web, source):
    read()
    assert read(NOW + MINUTE) == 0  # not due
    assert read(NOW + 2 * HOUR) == 1
    assert web.asked[-1][2]["if-none-match"] == '"one"'
    assert "Causeway" in web.asked[-1][2]["user-agent"]
    assert standing().said == "Nothing has changed there."
    assert Entry.objects.filter(act__startswith="source:").count() == 1


def test_a_host_is_not_asked_twice_in_one_minute(web, source):
    a_source("other", address=f"{web.origin}/feed")
    assert rounds.read_next(NOW) == 1
    assert rounds.read_next(NOW) == 0
    assert rounds.read_next(NOW + MINUTE) == 1


def test_nothing_is_read_unasked_where_the_site_reads_no_news(web, source, settings):
    settings.READ_NEWS = False
    assert read() == 0
    Source.objects.update(wanted=True)
    assert read() == 1
    assert not standing().wanted


def test_what_is_stopped_and_what_is_a_mere_link_is_not_read(web, source):
    Source.objects.update(state=State.STOPPED)
    a_source("x", kind=Kind.X.value, address="", query="Example")
    assert read() == 0


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(b"", 404), "It answered with status 404. There is nothing at this address."),
        (Page(b"", 500), "It answered with status 500. It is in trouble."),
        (
            Page(b"<html><body>A page</body></html>"),
            "It sent something that is no feed. Look whether the address leads to a page instead.",
        ),
        (Page(b'<!DOCTYPE x [<!ENTITY a "b">]><rss/>'), "It defines entities of its own"),
        (Page(gzip.compress(b"\0" * 60_000_000), headers={"Content-Encoding": "gzip"}), "more than 5,000,000 bytes"),
        (Page(b"x" * 100, headers={"Content-Encoding": "gzip"}), "sent what cannot be unpacked"),
        (Page(b"", 302, {"Location": "http://10.0.0.1/feed"}), "inside a private network"),
        (Page(b"", 302, {"Location": "file:///etc/passwd"}), "Only addresses that begin with https:// or http://"),
        (Page(b"", 301, {"Location": "/feed"}), "redirects more than 5 times"),
    ],
)
def test_a_source_that_fails_says_why_and_rests(web, source, page, said):
    web.pages["/feed"] = page
    read()
    held = standing()
    assert held.state == State.FAILING
    assert said in held.said
    assert (held.failures, held.failing_since) == (1, NOW)
    assert held.due_at >= NOW + 2 * HOUR
    assert not Item.objects.exists()


def test_a_source_that_fails_for_a_week_is_asked_once_a_day_and_recovers(web, source):
    web.pages["/feed"].status = 500
    read()
    now, asked = NOW, 1
    while now < NOW + 7 * DAY:
        now += HOUR
        asked += read(now, rounds.read_next_failing)
    assert asked <= 13
    assert standing().failing_since == NOW
    web.pages["/feed"].status = 200
    read(now + DAY + 3 * HOUR, rounds.read_next_failing)
    held = standing()
    assert (held.state, held.failures, held.failing_since) == (State.WORKING, 0, None)


def test_a_server_that_asks_us_to_wait_is_left_alone_for_so_long(web, source):
    web.pages["/feed"] = Page(b"", 429, {"Retry-After": "36000"})
    read()
    assert standing().due_at >= NOW + 10 * HOUR
    web.pages["/feed"] = Page(b"", 503, {"Retry-After": "99999999999999"})
    read(NOW + 11 * HOUR, rounds.read_next_failing)
    assert standing().due_at <= NOW + 11 * HOUR + DAY


def test_what_fails_is_read_beside_and_never_before_what_is_well(web, source):
    a_source("broken", address=f"{web.origin}/broken", state=State.FAILING, due_at=NOW - DAY)
    assert read() == 1
    assert standing().state == State.WORKING
    assert standing("broken").read_at is None
    assert read(NOW, rounds.read_next_failing) == 1
    assert standing("broken").read_at == NOW


def test_a_feed_that_has_moved_for_good_tells_staff_where(web, source):
    web.pages["/new"] = Page(rss(ONE))
    web.pages["/feed"] = Page(b"", 301, {"Location": "/new"})
    read()
    assert standing().said.endswith(f"It has moved for good to {web.origin}/new")


@contextmanager
def endless(answer):
    """A server that begins an answer and then sends what ``answer`` yields, for ever."""
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve():
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            try:
                for piece in answer(stop):
                    connection.sendall(piece)
            except OSError:
                return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{listening.getsockname()[1]}"
    stop.set()
    listening.close()
    thread.join(5)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>"


def test_a_stream_without_an_end_is_left_at_its_limit(settings, web):
    def forever(stop):
        yield HEAD
        while not stop.is_set():
            yield b"<item></item>" * 5000

    with endless(forever) as host:
        settings.FETCH_ALLOWED_PRIVATE = [host]
        a_source(address=f"http://{host}/feed")
        read()
    assert "more than 5,000,000 bytes" in standing().said


def test_a_server_that_sends_a_byte_now_and_then_is_left_when_its_time_is_over(settings, web, monkeypatch):
    monkeypatch.setattr(fetching, "WITHIN_SECONDS", 0.6)

    def slowly(stop):
        yield HEAD
        while not stop.wait(0.1):
            yield b" "

    with endless(slowly) as host:
        settings.FETCH_ALLOWED_PRIVATE = [host]
        a_source(address=f"http://{host}/feed")
        read()
    assert "took too long" in standing().said


def test_an_answer_that_takes_too_long_to_read_is_left_and_says_so(web, source, monkeypatch):
    def too_much(*_args):
        raise TooMuch

    monkeypatch.setattr(fetching, "read_apart", too_much)
    read()
    assert standing().said == "What it sent takes too long to read, so it was left."


class Killed(BaseException):
    """As if the process had gone."""


def killed(*_args, **_kwargs):
    raise Killed


@pytest.mark.parametrize("step", ["take", "fetch", "half", "store", "write"])
def test_a_worker_killed_at_any_step_loses_nothing_and_repeats_nothing(web, source, monkeypatch, step):
    heard = []
    monkeypatch.setattr(
        "causeway.news.items.stored.on_stored", [lambda batch: heard.extend(each.item.key for each in batch if each.new)]
    )
    real = storing._batch

    def half(*args):
        real(*args)
        raise Killed

    where = {
        "take": (rounds, "read", killed),
        "fetch": (rounds, "fetch", killed),
        "half": (storing, "_batch", half),
        "store": (storing, "cluster", killed),
        "write": (rounds, "_went_well", killed),
    }[step]
    with monkeypatch.context() as patched:
        patched.setattr(*where)
        with pytest.raises(Killed):
            read()
    assert read(NOW + MINUTE) == 0  # its lease still holds
    assert read(NOW + 3 * MINUTE) == 1
    assert Item.objects.count() == 2
    assert sorted(set(heard)) == sorted(Item.objects.values_list("key", flat=True))
    assert standing().state == State.WORKING
    assert read(NOW + 4 * MINUTE) == 0
    if step != "store":  # told in a transaction that was rolled back in the test's process, whose list was not
        assert len(heard) == 2


def test_two_workers_never_read_one_source_together(web, source):
    assert rounds.take(source, NOW)
    assert not rounds.take(source, NOW)
    assert rounds.take(source, NOW + 3 * MINUTE)


def test_a_worker_that_lost_its_lease_writes_nothing_over_the_others_word(web, source):
    first = rounds.take(source, NOW)
    rounds.take(source, NOW + 3 * MINUTE)
    rounds.read(source, first, NOW + 3 * MINUTE)
    held = standing()
    assert held.read_at is None
    assert held.holder
    assert Item.objects.count() == 2


def test_a_source_that_staff_stop_while_it_is_read_stays_stopped(web, source):
    holder = rounds.take(source, NOW)
    Source.objects.update(state=State.STOPPED)
    rounds.read(source, holder, NOW)
    assert standing().state == State.STOPPED


def test_a_search_of_parliament_asks_for_both_and_stores_both(web):
    member = {"id": 172, "name": "An Example", "party": "Example", "house": "Commons", "memberFrom": "Leeds East"}
    value = {"id": 7, "uin": "1", "house": "Commons", "askingMemberId": 172, "askingMember": member, "heading": "Schools"}
    value |= {
        "dateTabled": "2026-11-20T00:00:00",
        "questionText": "To ask.",
        "answerText": "Yes.",
        "dateAnswered": "2026-11-27T00:00:00",
    }
    web.pages["/questions"] = Page(json.dumps({"totalResults": 1, "results": [{"value": value}]}).encode())
    a_source("questions", kind=Kind.QUESTIONS.value, address=f"{web.origin}/questions", query="schools")
    read()
    assert len(web.asked) == 2
    assert sorted(Item.objects.values_list("kind", flat=True)) == ["answer", "question"]
    assert Item.objects.get(kind="question").persons[0].seat == "Leeds East"


PAGE = """<html><head><title>x</title><script>document.write("stolen")</script></head><body><nav>Home News Sport About</nav>
<article><h1>The first example of news</h1><p>{}</p><p>{}</p></article><footer>Cookies and other small print</footer>
</body></html>"""
FIRST = "Children in the district wait longer than a year for speech and language therapy, the council told parents on Tuesday."
SECOND = "Three primary schools have begun to pay for help themselves, which their heads say cannot go on beyond the summer term."


def test_an_article_without_words_has_a_short_extract_of_its_page(web):
    web.pages["/1"] = Page(PAGE.format(FIRST, SECOND).encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    web.pages["/feed"] = Page(rss((f"{web.origin}/1", "The first example of news", "")))
    a_source(address=f"{web.origin}/feed")
    read()
    Host.objects.update(ask_after=NOW)
    assert extracts.read_pages(NOW) == 1
    item = Item.objects.get()
    assert item.extract.startswith(FIRST[:60])
    assert len(item.extract) <= 400
    assert "stolen" not in item.extract
    assert extracts.read_pages(NOW + HOUR) == 0


@pytest.mark.parametrize("robots", [b"User-agent: *\nDisallow: /1", b""])
def test_a_page_that_programs_may_not_read_or_that_is_gone_is_asked_once_and_no_more(web, robots):
    web.pages["/robots.txt"] = Page(robots)
    storing.store(a_source(), [found("1", address=f"{web.origin}/1", extract="")], NOW)
    assert extracts.read_pages(NOW) == 1
    assert Item.objects.get().extract == ""
    assert not Item.objects.filter(wants_text=True).exists()
    assert web.methods("/1") == ([] if robots else ["GET"])

"""Sources as the pack and staff have them."""

import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings as site
from django.urls import reverse
from news_rows import NOW, a_keeper, a_source, rss
from pydantic import ValidationError
from web_server import Page, Web

from causeway.audit.models import Entry
from causeway.news.items.models import Item
from causeway.news.loading import load
from causeway.news.loop.models import Rule
from causeway.news.pack import NEWS, NewsWords
from causeway.news.sources import actions
from causeway.news.sources.domain import Kind, State
from causeway.news.sources.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(settings):
    running = Web()
    settings.FETCH_ALLOWED_PRIVATE = [running.host]
    yield running
    running.close()


@pytest.fixture
def keeper(client):
    return a_keeper(client)


def words(**more):
    source = {"key": "one", "kind": "feed", "title": "One", "address": "https://news.example/feed"}
    return NewsWords(sources=[{**source, **more}])


def test_the_packs_sources_and_rules_are_put_in_once():
    ours = NEWS.read(Path(site.CAMPAIGN_PATH))
    assert len(ours.sources) >= 25
    assert {each.kind for each in ours.sources} >= {Kind.QUESTIONS, Kind.HANSARD, Kind.SEARCH, Kind.FEED, Kind.PETITIONS}
    load(ours, print)
    said = []
    load(ours, said.append)
    assert said == []
    assert Source.objects.count() == len(ours.sources)
    assert Rule.objects.count() == len(ours.rules) >= 5
    assert Entry.objects.filter(act="news: a source was added").count() == len(ours.sources)


def test_what_staff_changed_is_kept_and_named_and_what_they_left_follows_the_pack():
    load(words(), print)
    load(words(title="Two"), print)
    source = Source.objects.get()
    assert source.title == "Two"
    actions.change(source.pk, {"title": "Staff's own"}, by="keeper", now=NOW)
    said = []
    load(words(title="Three"), said.append)
    assert Source.objects.get().title == "Staff's own"
    assert "Theirs is kept" in said[0]
    load(words(title="Three"), print, overwrite=True)
    assert Source.objects.get().title == "Three"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"address": ""}, "needs an address"),
        ({"address": "javascript:alert(1)"}, "no web address"),
        ({"address": "http://["}, "no web address"),
        ({"kind": "search", "query": "x"}, r"no \{query\}"),
        ({"kind": "hansard", "address": ""}, "what it asks for"),
        ({"kind": "mastodon", "address": "", "query": "nobody"}, "none of that network"),
        ({"settings": {"house": "Commons"}}, "does not know"),
        ({"kind": "questions", "address": "", "settings": {"house": "Senate"}}, "Commons or Lords"),
        ({"minutes": 1}, "minutes"),
        ({"typo": 1}, "typo"),
    ],
)
def test_a_source_of_the_pack_that_cannot_work_is_refused_by_name(more, why):
    with pytest.raises(ValidationError, match=why):
        words(**more)


def test_a_rule_of_the_pack_whose_words_are_no_search_is_refused():
    rule = {"key": "r", "title": "R", "kinds": ["question"], "proposes": "writers", "words": "(a"}
    with pytest.raises(ValidationError, match="no search"):
        NewsWords(rules=[{**rule, "key": "rr"}])
    with pytest.raises(ValidationError, match="no indicator"):
        NewsWords(rules=[{**rule, "key": "rr", "words": "a", "figure": "nothing"}])


def test_the_packs_file_is_yaml_that_says_nothing_twice():
    held = yaml.safe_load((Path(site.CAMPAIGN_PATH) / "news.yaml").read_text())
    asked = [json.dumps([each["kind"], each.get("address"), each.get("query"), each.get("settings")]) for each in held["sources"]]
    assert len(set(asked)) == len(asked)


FORM = {"title": "An example", "kind": "feed", "query": "", "outlet": "", "organisations": "", "house": "", "minutes": "60"}


def test_staff_try_a_source_before_they_put_it_in(keeper, web):
    web.pages["/feed"] = Page(rss(("https://e.example/1", "The first &lt;b&gt;example&lt;/b&gt;", "Words.")))
    at = reverse("news_sources:new")
    tried = keeper.post(at, {**FORM, "address": f"{web.origin}/feed", "try": ""}).content.decode()
    assert "The first example" in tried
    assert "It has 1 thing now." in tried
    assert not Source.objects.exists()
    assert not Item.objects.exists()
    keeper.post(at, {**FORM, "address": f"{web.origin}/feed"})
    assert Source.objects.get().key == "an-example"


def test_a_try_that_fails_says_why(keeper, web):
    tried = keeper.post(reverse("news_sources:new"), {**FORM, "address": f"{web.origin}/nothing", "try": ""}).content.decode()
    assert "It answered with status 404. There is nothing at this address." in tried


def test_what_is_typed_wrong_gets_a_sentence_and_survives(keeper):
    page = keeper.post(
        reverse("news_sources:new"), {**FORM, "kind": "search", "address": "https://news.example/rss"}
    ).content.decode()
    assert "Write {query} in the address where the search goes" in page
    assert "Write what is to be searched for" in page
    assert "https://news.example/rss" in page
    assert not Source.objects.exists()


def test_staff_see_which_fails_and_why_and_it_stands_first(keeper):
    a_source("good", title="A good one")
    a_source(
        "bad",
        title="The bad one",
        state=State.FAILING,
        said="It answered with status 500. It is in trouble.",
        failing_since=NOW,
        failures=3,
    )
    page = keeper.get(reverse("news_sources:overview")).content.decode()
    assert "1 source fails." in page
    assert page.index("The bad one") < page.index("A good one")
    assert "It answered with status 500. It is in trouble." in page
    assert "failures in a row: 3" in keeper.get(reverse("news_sources:one", args=["bad"])).content.decode()


def test_staff_stop_a_source_start_it_again_and_have_it_read(keeper):
    a_source()
    at = reverse("news_sources:act", args=["example"])
    keeper.post(at, {"act": "stop"})
    assert Source.objects.get().state == State.STOPPED
    keeper.post(at, {"act": "stop"})
    keeper.post(at, {"act": "resume"})
    assert Source.objects.get().state == State.NEW
    keeper.post(at, {"act": "read"})
    assert Source.objects.get().wanted
    keeper.post(at, {"act": "nonsense"})
    assert keeper.get(at).status_code == 405


def test_a_change_keeps_what_the_pack_alone_sets_and_asks_from_the_beginning(keeper):
    source = a_source(kind=Kind.GOVUK_SEARCH.value, address="", settings={"types": ["guidance"]}, etag='"1"')
    keeper.post(reverse("news_sources:one", args=["example"]), {**FORM, "kind": "govuk-search", "organisations": "dfe, dhsc"})
    source.refresh_from_db()
    assert source.settings == {"types": ["guidance"], "organisations": ["dfe", "dhsc"]}
    assert source.etag == ""


def test_sources_are_closed_to_who_may_not_look_after_them(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("other", is_staff=True))
    assert client.get(reverse("news_sources:overview")).status_code in {302, 403}

"""A query finds the same in Python, on SQLite and on PostgreSQL. This file is run on both databases."""

from collections.abc import Iterable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from causeway.searching.domain.meaning import holds, may_hold
from causeway.searching.domain.problems import Problem
from causeway.searching.domain.reading import Fields, plainly, read
from causeway.searching.domain.tree import Document, Query
from causeway.searching.domain.widest import Speaks, anchors, at_source, widest
from causeway.searching.index import find
from causeway.searching.index import put as put_in
from causeway.searching.models import Entry
from causeway.searching.things import Thing

FIELDS = Fields({"service": None, "nation": None})
WORD = st.sampled_from(
    ["a", "the", "aa", "aab", "wait", "Waiting", "times", "Môn", "children’s", "x-ray", "&", "10", "Ωμέγα", "not"]
)
TEXT = st.lists(WORD, max_size=9).map(" ".join)
SERVICE = st.sampled_from(["CAMHS", "speech therapy", "speech"])
DOCUMENT = st.builds(
    lambda title, text, services: Thing("", "kind", title, "/", text, marks={"service": services}), TEXT, TEXT, st.sets(SERVICE)
)
RUN = st.one_of(
    WORD,
    st.lists(WORD, min_size=1, max_size=4).map(lambda some: f'"{" ".join(some)}"'),
    st.sampled_from(["wa*", "aa*", "th*", '"the wait*"', '"a aa*"', "chil*"]),
)
LEAF = st.one_of(
    RUN,
    st.tuples(RUN, st.integers(0, 4), RUN).map(lambda near: f"{near[0]} NEAR/{near[1]} {near[2]}"),
    SERVICE.map(lambda service: f'service:"{service}"'),
    RUN.map(lambda run: f"title:{run}"),
)
ASKED = st.recursive(
    LEAF,
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from([" ", " AND ", " OR ", " NOT "]), part).map(
            lambda both: f"({both[0]}{both[1]}{both[2]})"
        ),
        part.map(lambda one: f"(NOT {one})"),
    ),
    max_leaves=6,
)


def _kept(documents: Iterable[Thing]) -> dict[str, Thing]:
    named = {str(at): Thing(**{**vars(each), "key": str(at)}) for at, each in enumerate(documents)}
    Entry.objects.all().delete()
    put_in("test", named.values())
    return named


def _found(query: Query) -> set[str]:
    return {hit.key for hit in find(query, limit=100).found}


@pytest.mark.django_db
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOCUMENT, min_size=1, max_size=6), ASKED)
@example([Thing("", "kind", "", "/", "waiting times")], '"waiting times" NEAR/0 times')
@example([Thing("", "kind", "the wait", "/", "times")], '"wait times"')
@example([Thing("", "kind", "", "/", "speech and language")], "speech NEAR/1 language")
@example([Thing("", "kind", "", "/", "speech and language")], "language NEAR/0 speech")
def test_the_same_is_found_in_all_three_places(documents: list[Thing], asked: str) -> None:
    """What the database finds is what the query means; its widest form, its anchors and what sources are asked lose nothing of it."""
    try:
        query = read(asked, FIELDS)
    except Problem:
        return
    named = _kept(documents)
    meant = {key for key, each in named.items() if holds(query, each.document())}
    assert _found(query) == meant
    wide, anchored = widest(query), anchors(query)
    assert wide is not None
    for key in meant:
        document = named[key].document()
        assert holds(wide, document)
        assert may_hold(query, Document(document.title, document.text[: len(document.text) // 2], document.marks))
        there = {*document.title, *document.text, *document.marks}
        assert any(each.word in there or (each.begun and any(word.startswith(each.word) for word in there)) for each in anchored)
    _loses_nothing(query, named, meant)


def _loses_nothing(query: Query, named: dict[str, Thing], meant: set[str]) -> None:
    for speaks in (Speaks(), Speaks(phrases=True), Speaks(phrases=True, either=True), Speaks(most=1)):
        try:
            asked = at_source(query, speaks)
        except Problem:
            continue
        there = {key for each in asked for key, thing in named.items() if holds(read(each), thing.document())}
        assert meant <= there


@pytest.mark.django_db
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(['"', "(", ")", "*", "AND", "NEAR/2", "a", ":", "'", "\\", "%", "-", "\x00"])).map(" ".join)
)
def test_whatever_is_typed_is_read_or_refused_with_a_reason(typed: str) -> None:
    """No signs and no quotation marks break a search, in the language or as plain words."""
    with suppress(Problem):
        find(read(typed, FIELDS))
    if (query := plainly(typed)) is not None:
        find(query)


@pytest.mark.django_db
def test_a_phrase_far_down_a_long_report_is_found() -> None:
    """It stands behind more words, and its words oftener, than a tsvector keeps places of."""
    text = "the child " * 12_000 + "the wait is long and the end"
    _kept([Thing("", "kind", "A report", "/", text), Thing("", "kind", "Another", "/", "the child wait is")])
    assert _found(read('"the wait is long"')) == {"0"}
    assert _found(read("wait NEAR/1 long")) == {"0"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        "x " + "NOT (y OR (z " * 3 + "a" + "))" * 3,
        "(a OR (b " * 6 + "c" + "))" * 6,
        "x " + " ".join(f"NOT (y{at} z{at})" for at in range(19)),
        "x " + "NOT (y " * 5 + " ".join(f"NOT z{at}" for at in range(30)) + ")" * 5,
    ],
)
def test_the_deepest_that_may_be_asked_is_read_by_the_database(asked):
    find(read(asked), kinds=("kind",))

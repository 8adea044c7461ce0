"""Papers that one machine made are found by the others; without the place they share, each makes its own."""

import threading

import pytest
from django.core.files.base import ContentFile

from causeway.briefings.making import keeping, shared
from causeway.files.models import StoredFile
from causeway.files.storage import InDatabase
from causeway.files.waiting import within

pytestmark = pytest.mark.django_db
PAPER = ("briefing-a", "pdf")


@pytest.fixture
def machine(settings, tmp_path, monkeypatch):
    """Be a machine: a folder of its own beside the database of all."""
    monkeypatch.setattr(shared, "_left_until", [0.0])
    settings.STORAGES = settings.STORAGES | {
        "papers": {"BACKEND": "causeway.files.storage.InDatabase", "OPTIONS": {"overwrites": True}}
    }

    def be(name):
        settings.VAR = tmp_path / name

    be("first")
    return be


def made(digest, state, body):
    """Do what the maker of a paper does; return the file and whether it was rendered."""
    rendered = []
    name, ending = PAPER
    if (tag := keeping.recalled(name, ending, state)) is not None:
        return keeping.found(name, tag, ending), False
    content, tag = keeping.kept(name, digest, ending, lambda: rendered.append(1) or body)
    keeping.remember(name, ending, state, tag, content)
    return content, bool(rendered)


def test_a_paper_of_one_machine_is_sent_by_the_other(machine):
    assert made("digest", "state", b"%PDF\nwith lines\n") == (b"%PDF\nwith lines\n", True)
    machine("second")
    assert made("digest", "state", b"not asked for") == (b"%PDF\nwith lines\n", False)
    StoredFile.objects.all().delete()
    assert made("digest", "state", b"not asked for") == (b"%PDF\nwith lines\n", False), "its own folder has it from then on"


def test_in_another_state_what_says_the_same_is_not_rendered_again(machine):
    made("digest", "state", b"the paper")
    machine("second")
    assert made("digest", "next-day", b"not asked for") == (b"the paper", False)
    machine("first")
    assert made("digest", "next-day", b"not asked for") == (b"the paper", False)
    assert StoredFile.objects.count() == 1


def test_in_another_state_other_words_replace_it_for_all(machine):
    made("digest", "state", b"the paper")
    machine("second")
    assert made("another", "next-day", b"another paper") == (b"another paper", True)
    machine("first")
    assert made("another", "next-day", b"not asked for") == (b"another paper", False)
    assert [path.suffix for path in sorted((keeping._folder()).iterdir())].count(".pdf") == 1
    assert StoredFile.objects.count() == 1


def test_nothing_to_say_is_shared_too(machine):
    keeping.remember(*PAPER, "state", keeping.NOTHING)
    machine("second")
    assert keeping.recalled(*PAPER, "state") == keeping.NOTHING
    assert keeping.recalled(*PAPER, "another") is None


def test_a_store_that_does_not_answer_is_left_alone_and_papers_are_made(machine, monkeypatch, caplog):
    asked = []

    def away(*_arguments):
        asked.append(1)
        raise OSError("it does not answer")

    monkeypatch.setattr(InDatabase, "_open", away)
    monkeypatch.setattr(InDatabase, "_save", away)
    assert made("digest", "state", b"the paper") == (b"the paper", True)
    assert made("digest", "state", b"not asked for") == (b"the paper", False)
    assert (len(asked), StoredFile.objects.count()) == (1, 0)
    assert "Papers are not shared for 30 seconds: it does not answer" in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\xff\xfe",
        b"<!doctype html>\n",
        b"state\n%PDF",
        b"state \n%PDF",
        b"state ../../../../elsewhere\nx",
        "state é\n".encode(),
    ],
)
def test_what_is_no_paper_is_made_anew_and_replaced(machine, content, tmp_path, caplog):
    made("digest", "state", b"the paper")
    StoredFile.objects.update(content=content, size=len(content))
    machine("second")
    assert made("digest", "state", b"made anew") == (b"made anew", True)
    assert "papers/briefing-a.pdf is no paper" in caplog.text
    assert {path.parent.name for path in tmp_path.rglob("*") if path.is_file()} == {"papers"}
    machine("third")
    assert made("digest", "state", b"not asked for") == (b"made anew", False)


def test_a_site_of_one_machine_shares_nothing(machine, settings):
    settings.STORAGES = {name: each for name, each in settings.STORAGES.items() if name != "papers"}
    made("digest", "state", b"the paper")
    assert not StoredFile.objects.exists()


class Slow(InDatabase):
    """A store elsewhere that answers when it is let."""

    elsewhere = True
    let = threading.Event()

    def _open(self, _name, _mode="rb"):
        self.let.wait(60)
        return ContentFile(b"state a-tag\nthe paper")

    def _save(self, name, _content):
        self.let.wait(60)
        return name

    def exists(self, _name):
        return False


@pytest.fixture
def slow(machine, settings, monkeypatch):
    Slow.let.clear()
    settings.STORAGES = settings.STORAGES | {"papers": {"BACKEND": f"{__name__}.Slow", "OPTIONS": {"overwrites": True}}}
    monkeypatch.setattr(shared, "WAIT_SECONDS", 0.05)
    yield Slow.let
    Slow.let.set()


def test_a_store_that_is_slow_holds_no_paper(slow, caplog):
    assert made("digest", "state", b"the paper") == (b"the paper", True), "it is made while the store is still silent"
    assert not slow.is_set()
    assert "Papers are not shared for 30 seconds" in caplog.text
    assert made("digest", "state", b"not asked for") == (b"the paper", False)


def test_a_store_that_is_slow_to_keep_holds_no_paper_either(slow, caplog):
    shared.put(*PAPER, shared.Shared("state", "a-tag", b"the paper"))
    assert not slow.is_set()
    assert "has not answered in 0.05 seconds" in caplog.text


def test_one_that_answers_in_time_is_heard(slow, monkeypatch):
    monkeypatch.setattr(shared, "WAIT_SECONDS", 30)
    slow.set()
    assert shared.brought(*PAPER) == shared.Shared("state", "a-tag", b"the paper")


@pytest.mark.parametrize("fault", [FileNotFoundError("gone"), TimeoutError("its own")])
def test_what_a_store_raises_is_raised_where_it_is_waited_for(fault):
    def ask():
        raise fault

    with pytest.raises(type(fault), match=str(fault)):
        within(30, ask)

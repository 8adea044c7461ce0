"""Staff settle what is uncertain from the command line."""

import pytest
from django.core.management import CommandError, call_command

from causeway.outbox.domain.states import State
from causeway.outbox.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def uncertain(write):
    message = write(message_id="<letter.7.abc@causeway.invalid>")
    Message.objects.filter(pk=message.pk).update(state=State.UNCERTAIN)
    return message


def test_it_lists_what_is_uncertain_and_names_nobody(uncertain, write, capsys):
    write()
    call_command("settle_mail")
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert uncertain.message_id in said
    assert "example.org" not in said


@pytest.mark.parametrize(("found", "state"), [("--arrived", State.SENT), ("--lost", State.WAITING)])
def test_it_settles_by_what_was_found(uncertain, found, state, capsys):
    call_command("settle_mail", uncertain.message_id, found)
    assert Message.objects.get().state == state
    assert state in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"), [(["<x@y>", "--lost"], "no message"), (["<letter.7.abc@causeway.invalid>"], "--arrived or --lost")]
)
def test_it_says_what_is_missing(uncertain, arguments, words):
    with pytest.raises(CommandError, match=words):
        call_command("settle_mail", *arguments)


def test_what_is_not_uncertain_is_left_alone(write):
    with pytest.raises(CommandError, match="cannot"):
        call_command("settle_mail", write().message_id, "--lost")

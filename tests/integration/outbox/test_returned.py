"""What comes back finds its message by a mark nobody can guess, changes it once, and nothing else changes anything."""

import datetime as dt
import io
import os
import time
from types import SimpleNamespace

import pytest
from anymail.signals import tracking
from django.core.management import CommandError, call_command
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.frame import sandbox
from causeway.outbox import addresses, maildir, worker
from causeway.outbox.actions.returning import Outcome, take_back
from causeway.outbox.domain.states import State
from causeway.outbox.models import Message, Try
from causeway.outbox.returned_views import signature
from causeway.outbox.transports.backend import BackendTransport
from causeway.outbox.transports.smtp import Relay, SmtpTransport

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.BOUNCE_DOMAIN = "bounces.example.org"


@pytest.fixture
def in_state(write):
    def in_state(state, **changes):
        message = write(**changes)
        Message.objects.filter(pk=message.pk).update(state=state)
        message.state = state
        return message

    return in_state


def report(action="failed", to="", message_id="<nobody@example.org>", words="550 5.1.1 No such user"):
    return (
        f"From: MAILER-DAEMON@relay.example.org\nTo: {to}\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; relay.example.org\n\nFinal-Recipient: rfc822; mp@parliament.example.org\nAction: {action}\n"
        f"Diagnostic-Code: smtp; {words}\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\n\n--b--\n"
    ).encode()


def state(message):
    return Message.objects.get(pk=message.pk).state


def test_mail_leaves_with_an_address_of_its_own_to_come_back_to(write, relay):
    message = write()
    transport = SmtpTransport(Relay("127.0.0.1", relay.port, timeout=5))
    worker.deliver_due(transport, "worker")
    transport.close()
    assert relay.senders == [addresses.own_address(message)]
    local, _, domain = relay.senders[0].partition("@")
    assert (len(local) <= 64, domain) == (True, "bounces.example.org")
    assert take_back(report(to=relay.senders[0]), NOW) is Outcome.BOUNCED
    message.refresh_from_db()
    assert (message.state, message.last_error) == (State.BOUNCED, "550 5.1.1 No such user")
    assert Entry.objects.filter(act="outbox.bounced").count() == 1


@pytest.mark.parametrize(
    "change", [str, str.upper, lambda address: f"<{address}>", lambda address: f'"x" <{address}>, b@c.example']
)
def test_the_address_survives_its_journey(in_state, change):
    message = in_state(State.SENT)
    assert take_back(report(to=change(addresses.own_address(message))), NOW) is Outcome.BOUNCED


def test_what_left_before_the_sites_key_was_changed_comes_back_after(in_state, settings):
    message = in_state(State.SENT)
    address = addresses.own_address(message)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the-next-key-of-this-site" * 3, [settings.SECRET_KEY]
    assert addresses.own_address(message) != address
    assert take_back(report(to=address), NOW) is Outcome.BOUNCED
    settings.SECRET_KEY_FALLBACKS = []
    assert take_back(report(to=address), NOW) is Outcome.STRANGER


def test_without_the_address_the_message_id_in_the_returned_headers_does(in_state):
    message = in_state(State.SENT)
    assert take_back(report(message_id=message.message_id), NOW) is Outcome.BOUNCED


@pytest.mark.parametrize("action", ["delivered", "relayed"])
def test_proof_of_arrival_settles_what_was_uncertain(in_state, action):
    message = in_state(State.UNCERTAIN)
    assert take_back(report(action, addresses.own_address(message)), NOW) is Outcome.SETTLED
    assert state(message) == State.SENT
    assert Entry.objects.get(act="outbox.settled").actor == "returned mail"


def test_an_out_of_office_proves_arrival_and_is_no_bounce(in_state):
    sent, uncertain = in_state(State.SENT), in_state(State.UNCERTAIN)
    for message in (sent, uncertain):
        take_back(f"To: {addresses.own_address(message)}\nSubject: Automatic reply: x\n\nAway.\n".encode(), NOW)
    assert (state(sent), state(uncertain)) == (State.SENT, State.SENT)


def test_an_uncertain_one_that_came_back_is_bounced_and_never_sent_again(in_state):
    message = in_state(State.UNCERTAIN)
    assert take_back(report(to=addresses.own_address(message)), NOW) is Outcome.BOUNCED
    assert state(message) == State.BOUNCED


@pytest.mark.parametrize(
    ("kind", "before"),
    [("delayed", State.SENT), ("delivered", State.SENT), ("failed", State.BOUNCED), ("delivered", State.WAITING)],
)
def test_what_says_nothing_new_is_noted_once(in_state, kind, before):
    message = in_state(before)
    for _ in range(3):
        assert take_back(report(kind, addresses.own_address(message)), NOW) is Outcome.NOTED
    assert state(message) == before
    assert Try.objects.count() == 1


def test_the_same_report_again_changes_nothing(in_state):
    message = in_state(State.SENT)
    outcomes = [take_back(report(to=addresses.own_address(message)), NOW) for _ in range(3)]
    assert outcomes == [Outcome.BOUNCED, Outcome.NOTED, Outcome.NOTED]
    assert Entry.objects.filter(act="outbox.bounced").count() == 1


def test_forged_reports_change_nothing(in_state):
    ours, other = in_state(State.SENT), in_state(State.UNCERTAIN)
    seal = addresses.token(ours).partition("-")[2]
    forged = [
        f"bounce+{ours.pk}-{'0' * 20}@bounces.example.org",
        f"bounce+{other.pk}-{seal}@bounces.example.org",
        f"bounce+{10**17}-{seal}@bounces.example.org",
        f"bounce+{ours.pk}@bounces.example.org",
        f"bounce+{ours.pk}-{seal[:-1]}@bounces.example.org",
    ]
    for address in forged:
        for action in ("failed", "delivered"):
            assert take_back(report(action, address), NOW) is Outcome.STRANGER
    assert (state(ours), state(other)) == (State.SENT, State.UNCERTAIN)
    assert not Try.objects.exists()


def test_a_report_that_is_quicker_than_our_own_note_waits(in_state):
    message = in_state(State.SENDING)
    assert take_back(report(to=addresses.own_address(message)), NOW) is Outcome.TOO_EARLY
    assert state(message) == State.SENDING


CAMPAIGN = "campaign@causeway.invalid"


def test_an_answer_to_the_campaigns_address_belongs_to_the_letter_it_names(in_state):
    """Not every program answers to Reply-To, and not every server reports to the address that is there for it."""
    message, other = in_state(State.SENT), in_state(State.SENT)
    answer = f"From: jane@example.org\nTo: {CAMPAIGN}\nIn-Reply-To: {message.message_id}\nSubject: Re: Waiting\n\nYes.\n"
    assert take_back(answer.encode(), NOW) is Outcome.UNREAD
    assert list(Try.objects.values_list("message", "outcome", "reply")) == [(message.pk, "other", "Re: Waiting")]
    assert state(other) == State.SENT


@pytest.mark.parametrize("where", ["In-Reply-To: {}\n\n", "References: <x@example.org> {}\n\n", "\nMessage-ID: {}\n"])
def test_a_bounce_to_the_campaigns_address_belongs_to_the_letter_it_names(in_state, where):
    message = in_state(State.SENT)
    head = f"From: MAILER-DAEMON@mx.example.net\nTo: {CAMPAIGN}\nSubject: failure notice\n"
    assert take_back((head + where.format(message.message_id)).encode(), NOW) is Outcome.BOUNCED


def test_an_automatic_answer_to_the_campaigns_address_proves_arrival(in_state):
    message = in_state(State.UNCERTAIN)
    answer = f"From: jane@example.org\nTo: {CAMPAIGN}\nIn-Reply-To: {message.message_id}\nSubject: OOO: Waiting\n\nAway.\n"
    assert take_back(answer.encode(), NOW) is Outcome.SETTLED


def test_somebody_elses_failure_is_for_a_person(in_state):
    message = in_state(State.UNCERTAIN)
    raw = report(to=addresses.own_address(message)).replace(b"mp@parliament.example.org", b"stranger@example.org")
    assert take_back(raw, NOW) is Outcome.UNREAD
    assert state(message) == State.UNCERTAIN


def test_a_copy_that_arrived_is_not_undone_by_one_that_did_not(in_state):
    message = in_state(State.UNCERTAIN)
    both = report("delivered", addresses.own_address(message), words="250 2.0.0 OK").replace(
        b"\n\n--b\nContent-Type: text/rfc822-headers",
        b"\n\nFinal-Recipient: rfc822; old.caseworker@example.org\nAction: failed\n\n--b\nContent-Type: text/rfc822-headers",
    )
    assert take_back(both, NOW) is Outcome.SETTLED
    assert state(message) == State.SENT


def test_a_bounce_that_calls_itself_an_automatic_answer_proves_nothing(in_state):
    message = in_state(State.UNCERTAIN)
    raw = (
        f"From: Mailer-Daemon@mx.example.net\nTo: {addresses.own_address(message)}\nAuto-Submitted: auto-replied\n"
        f"X-Failed-Recipients: {message.to}\nSubject: Mail delivery failed: returning message to sender\n\nA message could not be delivered.\n"
    )
    assert take_back(raw.encode(), NOW) is Outcome.BOUNCED


def test_what_costs_too_much_to_read_is_for_a_person(in_state, monkeypatch):
    message = in_state(State.UNCERTAIN)

    def too_much(*_anything):
        raise sandbox.TooMuch("an example")

    monkeypatch.setattr("causeway.outbox.returned_mail.read_apart", too_much)
    assert take_back(report("delivered", addresses.own_address(message)), NOW) is Outcome.UNREAD
    assert state(message) == State.UNCERTAIN


@pytest.fixture
def box(tmp_path, settings):
    for name in ("new", "cur", "tmp"):
        (tmp_path / "box" / name).mkdir(parents=True)
    settings.BOUNCE_MAILDIR = str(tmp_path / "box")
    return tmp_path / "box"


def test_the_maildir_is_emptied_of_what_was_understood(box, in_state):
    sent, sending = in_state(State.SENT), in_state(State.SENDING)
    (box / "new" / "1.a").write_bytes(report(to=addresses.own_address(sent)))
    (box / "new" / "2.b").write_bytes(report(to=addresses.own_address(sending)))
    (box / "new" / "3.c").write_bytes(b"To: bounce@bounces.example.org\nSubject: Buy this\n\n")
    (box / "new" / "4.d").write_bytes(f"To: {addresses.own_address(sent)}\nSubject: Moved\n\nI have moved.\n".encode())
    maildir.read_bounces(NOW)
    assert state(sent) == State.BOUNCED
    assert [path.name for path in sorted((box / "new").iterdir())] == ["2.b"]
    assert [path.name for path in sorted((box / "cur").iterdir())] == ["3.c:2,", "4.d:2,"]
    assert Try.objects.get(outcome="other").reply == "Moved"


def test_what_nobody_came_for_is_deleted_in_time(box):
    old, new = box / "cur" / "1.a:2,", box / "cur" / "2.b:2,"
    for path in (old, new):
        path.write_bytes(b"x")
    then = time.time() - 36 * 86400
    os.utime(old, (then, then))
    assert maildir.erase_old_files(timezone.now()) == 1
    assert (old.exists(), new.exists()) == (False, True)


def test_the_command_says_what_came_back(box, in_state, settings):
    message, out = in_state(State.SENT), io.StringIO()
    (box / "new" / "1.a").write_bytes(report(to=addresses.own_address(message)))
    call_command("read_bounces", stdout=out)
    assert out.getvalue() == "Came back: 1 bounced.\n"
    with pytest.raises(CommandError, match="no maildir"):
        call_command("read_bounces", str(box / "nowhere"))
    settings.BOUNCE_MAILDIR = ""
    with pytest.raises(CommandError, match="Name a maildir"):
        call_command("read_bounces")


@pytest.fixture
def post_back(client, settings):
    settings.BOUNCE_SECRET = "an example of a secret"

    def post_back(body, secret=settings.BOUNCE_SECRET, at=None, signed=None):
        header = signature(secret, int(at or time.time()), signed or body)
        return client.post("/mail/returned/", body, content_type="message/rfc822", headers={"X-Causeway-Signature": header})

    return post_back


def test_a_relay_posts_what_came_back(post_back, in_state):
    message = in_state(State.SENT)
    answer = post_back(report(to=addresses.own_address(message)))
    assert (answer.status_code, answer.content) == (200, b"bounced\n")
    assert state(message) == State.BOUNCED


def test_a_relay_is_asked_to_come_again_when_it_is_too_early(post_back, in_state):
    assert post_back(report(to=addresses.own_address(in_state(State.SENDING)))).status_code == 503


@pytest.mark.parametrize("wrong", [{"secret": "guessed"}, {"at": time.time() - 3600}, {"signed": b"another body"}])
def test_what_is_not_signed_or_old_is_not_read(post_back, in_state, wrong):
    message = in_state(State.SENT)
    assert post_back(report(to=addresses.own_address(message)), **wrong).status_code == 403
    assert state(message) == State.SENT


@pytest.mark.parametrize("header", ["", "t=,v1=", "t=x,v1=y", "t=²,v1=é", "t=99999999999999999999,v1=0"])
def test_a_header_of_any_shape_is_refused(client, settings, header):
    settings.BOUNCE_SECRET = "an example of a secret"
    answer = client.post("/mail/returned/", b"x", content_type="message/rfc822", HTTP_X_CAUSEWAY_SIGNATURE=header)
    assert answer.status_code == 403


def test_without_a_secret_nothing_is_open(client):
    assert client.post("/mail/returned/", b"x", content_type="message/rfc822").status_code == 404


def event(kind, metadata, **more):
    plain = {"event_type": kind, "metadata": metadata, "mta_response": None, "description": None, "reject_reason": None}
    return SimpleNamespace(**(plain | more))


def tell(kind, metadata, **more):
    tracking.send(sender=None, event=event(kind, metadata, **more), esp_name="Example")


def test_a_providers_word_counts_for_mail_with_our_mark(in_state):
    bounced, uncertain, other = in_state(State.SENT), in_state(State.UNCERTAIN), in_state(State.SENT)
    tell("bounced", {"causeway": addresses.token(bounced)}, mta_response="550 5.1.1 No such user")
    tell("delivered", {"causeway": addresses.token(uncertain)})
    tell("opened", {"causeway": addresses.token(other)})
    tell("bounced", {"causeway": f"{other.pk}-{'0' * 20}"})
    tell("bounced", {})
    tell("bounced", None)
    assert (state(bounced), state(uncertain), state(other)) == (State.BOUNCED, State.SENT, State.SENT)


@pytest.mark.parametrize("has_metadata", [True, False])
def test_a_provider_gets_our_mark_where_it_has_room_for_it(write, monkeypatch, has_metadata):
    from anymail.exceptions import AnymailUnsupportedFeature

    seen = []

    def send(_self, mails):
        seen.append(mails[0].metadata)
        if not has_metadata and mails[0].metadata:
            raise AnymailUnsupportedFeature("metadata")
        return 1

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", send)
    message = write()
    worker.deliver_due(BackendTransport("django.core.mail.backends.locmem.EmailBackend"), "worker")
    assert seen[0] == {"causeway": addresses.token(message)}
    assert state(message) == State.SENT
    assert len(seen) == (1 if has_metadata else 2)

"""A letter's state as its writer reads it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.letters.letter.domain.states import State


@dataclass(frozen=True)
class StateWords:
    """A letter's state as its writer reads it."""

    title: str
    explanation: str


def in_words(state: str, addressee_name: str) -> StateWords:
    """Return what a state means for the writer."""
    named = {"name": addressee_name}
    said = {
        State.AWAITING: (
            _("Waiting for you"),
            _(
                "We wrote to your e-mail address. Open the link in our message and press the button on its page: then your letter goes."
            ),
        ),
        State.FROZEN: (
            _("Being looked at"),
            _("You confirmed the letter. A person on the campaign’s staff looks at it before it goes to %(name)s."),
        ),
        State.REFUSED: (
            _("Not sent by us"),
            _("We looked at your letter and did not send it to %(name)s. “My letters” says why; you can send it yourself."),
        ),
        State.QUEUED: (_("On its way"), _("You confirmed the letter. It is on its way to %(name)s.")),
        State.DELIVERED: (_("Delivered"), _("The mail server of %(name)s accepted your letter.")),
        State.NOT_DELIVERED: (
            _("Not delivered"),
            _("Your letter could not be delivered to %(name)s. Send it from your own mailbox, or by post."),
        ),
        State.UNCERTAIN: (
            _("Being looked into"),
            _(
                "The connection broke while your letter was handed over. We are finding out whether it arrived, "
                "so that %(name)s does not get it twice."
            ),
        ),
        State.CHASED: (_("You asked after it"), _("You asked %(name)s what became of your letter. An answer comes to you.")),
        State.ANSWERED: (_("Answered"), _("You logged an answer from %(name)s.")),
        State.SENT_BY_WRITER: (_("Sent by you"), _("You sent this letter to %(name)s from your own mailbox or by post.")),
        State.CANCELLED: (_("Cancelled"), _("This letter was cancelled. Nothing was sent to %(name)s.")),
        State.EXPIRED: (_("Expired"), _("This letter was not confirmed in time. Nothing was sent to %(name)s.")),
    }.get(State(state), (_("Not sent yet"), _("This letter has not been sent to %(name)s.")))
    return StateWords(said[0], said[1] % named)

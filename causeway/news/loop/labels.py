"""What is proposed, in words."""

from django.utils.translation import gettext_lazy as _

from causeway.news.loop.domain import Proposes, State

PROPOSES = {
    Proposes.WRITERS: _("Tell those who wrote to this MP about it"),
    Proposes.PAPER: _("Make a paper for governors, or a reply"),
    Proposes.CORRECTION: _("Ask for a correction, with the right figure"),
}
STATES = {
    State.WAITS: _("waits for a person"),
    State.AGREED: _("agreed"),
    State.DECLINED: _("declined"),
    State.DONE: _("done"),
}

"""What is done with messages."""

from causeway.outbox.actions.addressing import readdress
from causeway.outbox.actions.attempts import LEASE, accepted, claim, failed, give_back, hand_over
from causeway.outbox.actions.keeping import erase, recover, tell_again
from causeway.outbox.actions.pacing import pause, resume, set_pace
from causeway.outbox.actions.posting import File, NewMessage, post, post_many
from causeway.outbox.actions.settling import bounced, cancel, cancel_unless_left, look_at_address, settle

__all__ = [
    "LEASE",
    "File",
    "NewMessage",
    "accepted",
    "bounced",
    "cancel",
    "cancel_unless_left",
    "claim",
    "erase",
    "failed",
    "give_back",
    "hand_over",
    "look_at_address",
    "pause",
    "post",
    "post_many",
    "readdress",
    "recover",
    "resume",
    "set_pace",
    "settle",
    "tell_again",
]

"""What staff see of a version beside its text."""

from typing import Any

from django import template

from causeway.frame.addresses import whole_address
from causeway.motions.carrying.queries import stands, votes
from causeway.motions.published.models import Version
from causeway.motions.published.queries import doubles
from causeway.motions.published.views import beside_model

register = template.Library()


@register.simple_tag
def reviewed(version: Version) -> dict[str, Any]:
    """Return what helps to decide about a version: its text beside the model, and other motions of the same body."""
    beside = beside_model(version)
    return {
        "stands": stands(version.stands),
        "votes": votes(version),
        "parts": beside.parts,
        "changes": beside.changes,
        "doubles": [(motion, stands(motion.state)) for motion in doubles(version.motion, only_public=False)],
    }


@register.simple_tag
def desk_address() -> str:
    """Return where a link to one's own motions is asked for, for mail."""
    return whole_address("motions:find")

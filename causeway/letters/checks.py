"""Looked at when the site starts: whether the campaign asks something only of offices that there are."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from causeway.campaign.pack import campaign
from causeway.representatives.directory.offices import offices


@register
def asks_of_known_offices(app_configs: Sequence[Any] | None, **_more: Any) -> list[CheckMessage]:  # noqa: ARG001  Django's signature
    """Return an error for each ask of the campaign pack that is to an office no nation has."""
    unknown = [(ask.key, to) for ask in campaign().office_asks for to in ask.to if to not in offices()]
    return [
        Error(
            f"The ask “{key}” is to “{to}”, and no file in definitions/nations has such an office.",
            hint=f"Use one of {', '.join(offices())}, or add the office to its nation.",
            id="letters.E001",
        )
        for key, to in unknown
    ]

"""The picture for sharing: one number and one line with its source, or what nobody publishes and who can be asked."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from causeway.briefings.composing.local import unknown
from causeway.briefings.composing.parts import language
from causeway.briefings.domain.tree import Card
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, leading


def _of_a_figure(data: BriefingData, one: Picked) -> Card:
    host = urlsplit(data.address).netloc
    return Card(data.pack.name, data.name, one.line, one.sourced, host, language(), one.number, one.tag, one.beside)


def card(data: BriefingData) -> Card | None:
    """Compose the picture for sharing; ``None`` where there is no figure and we know of nothing to ask for."""
    for one in leading(data):
        return _of_a_figure(data, one)
    missing = unknown(data)
    if missing is None:
        return None
    what = missing.what[:1].upper() + missing.what[1:]
    host = urlsplit(data.address).netloc
    return Card(
        data.pack.name, data.name, what, missing.why, host, language(), tag=_("Nobody publishes this"), beside=missing.ask
    )

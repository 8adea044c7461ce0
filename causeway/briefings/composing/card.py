"""The picture for sharing: one finding with its source."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from causeway.briefings.composing.parts import language
from causeway.briefings.domain.tree import Card
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import picked


def card(data: BriefingData) -> Card | None:
    """Compose the picture for sharing; ``None`` where no figure is published."""
    each = picked(data)
    if not each:
        return None
    first = each[0]
    source = _("%(area)s, %(period)s. Source: %(publisher)s.") % {
        "area": first.figure.area.name,
        "period": first.figure.period,
        "publisher": first.figure.source.publisher,
    }
    host = urlsplit(data.address).netloc
    return Card(data.pack.name, data.name, first.sentence, source, host, language())

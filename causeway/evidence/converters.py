"""What may stand in an address of this room; anything else is an honest 404."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from causeway.areas.models import AreaKind
from causeway.evidence.domain.periods import PATTERN


class KindConverter(StringConverter):
    """A kind of area."""

    regex = "|".join(sorted(AreaKind.values, key=len, reverse=True))


class GssConverter(StringConverter):
    """A GSS code such as E14001063."""

    regex = "[A-Z][0-9]{8}"


class UrnConverter:
    """A school's unique reference number: six digits, seven at most."""

    regex = "[0-9]{5,7}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the digits."""
        return str(value)


class IndicatorConverter(StringConverter):
    """An indicator's key; whether there is such an indicator is for the definitions to say."""

    regex = "[a-z][a-z0-9_]{2,39}"


class FigureKeyConverter(StringConverter):
    """A figure's key; whether there is such a figure is for the query to say."""

    regex = f"[a-z0-9_]{{3,40}}:[a-z-]{{3,20}}:[A-Z][0-9]{{8}}:{PATTERN}"


class StampConverter(StringConverter):
    """An edition's stamp: a day, and the beginning of a digest."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9a-f]{8}"


register_converter(KindConverter, "area_kind")
register_converter(GssConverter, "gss")
register_converter(UrnConverter, "urn")
register_converter(IndicatorConverter, "indicator")
register_converter(FigureKeyConverter, "figure_key")
register_converter(StampConverter, "stamp")

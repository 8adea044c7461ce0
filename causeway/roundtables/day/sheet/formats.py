"""The formats to begin with: what each is, why it is so, and who held one."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.roundtables.day.sheet.domain import FORMATS, Format, total


@dataclass(frozen=True)
class Offered:
    """One format as the organisers read it."""

    key: str
    title: str
    minutes: int
    why: str
    precedent: str
    source: str


def offered() -> tuple[Offered, ...]:
    """Return every format."""
    return tuple(_offered(each) for each in Format)


def _offered(each: Format) -> Offered:
    title, why, precedent, source = _WORDS[each]()
    return Offered(each.value, title, total(FORMATS[each]), why, precedent, source)


_WORDS: dict[Format, Callable[[], tuple[str, str, str, str]]] = {
    Format.TWO_HOURS: lambda: (
        _("An hour among ourselves, then an hour with the MPs"),
        _(
            "In the first hour, without MPs, school leaders agree the case: then the MPs hear a few clear points and not a dozen. "
            "Two themes keep it short. Speakers are prepared. The MPs answer at the end of each theme, so nobody has to remember "
            "what was said an hour ago; and what each will do is said aloud and written down before the end."
        ),
        _("A forum on special needs in Richmond and Kingston was held like this in 2017, with twelve prepared speakers."),
        "https://issuu.com./familyvoice/docs/send_forum_-_meeting_notes",
    ),
    Format.ONLINE_HOUR: lambda: (
        _("An hour online"),
        _("Nobody travels, and an MP can join between two votes. The case is agreed among yourselves on another day."),
        _("Schools North East held online sessions like this for each constituency in the winter of 2020, with twelve MPs."),
        "https://schoolsnortheast.org/news/north-east-school-leaders-share-challenges-with-regions-mps/",
    ),
    Format.HALF_HOUR: lambda: (
        _("Half an hour with one MP"),
        _("One theme and one ask: it fits into an MP’s surgery, and is easier to say yes to."),
        _("A campaign’s guide says that a meeting with an MP lasts 15 to 30 minutes."),
        "https://sites.google.com/thesmallaxe.org/school-cuts-activist-toolkit/engage-with-your-mp",
    ),
}

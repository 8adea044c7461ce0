"""What somebody is written to as: the MP of a seat, or the holder of an office that a nation's file has."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.representatives.addressees.words import DEVOLVED, MP, OFFICE, Words
from causeway.representatives.directory.domain.offices import Office


@dataclass(frozen=True)
class Post:
    """One post. ``key`` is what our rows write; the MP's is empty.

    ``shared_as`` names what others can be told of a letter to it, empty where there are no words for that; ``file_name`` is that of the
    letter on paper.
    """

    key: str
    title: str
    area_kind: str
    words: Words
    file_name: str
    in_the_commons: bool = False
    shared_as: str = ""

    def named(self, name: str, place: str) -> str:
        """Return name and function: "Ada Example, MP for Upper Example"."""
        return self.says(self.words.named, name=name, place=place)

    def says(self, words: object, **named: object) -> str:
        """Return one of its sentences, filled in."""
        return str(words) % {"title": self.title, **named}

    def area(self, code: str) -> Area:
        """Return the area it was asked for; raises ``Area.DoesNotExist``."""
        return Area.objects.get(kind=self.area_kind, code=code)


def the_mp() -> Post:
    """Return the post of the MP, in the reader's language."""
    title = _("MP")
    return Post("", title, AreaKind.CONSTITUENCY, MP, "letter-to-my-mp", in_the_commons=True, shared_as="letter")


def of_office(office: Office) -> Post:
    """Return an office as a post."""
    words = DEVOLVED if office.is_devolved else OFFICE
    return Post(str(office), office.called, office.area_kind, words, f"letter-to-the-{office}")


def unknown(key: str) -> Post:
    """Return a post that no nation's file has any more, for letters that went to it; its figures are the seat's."""
    title = key.replace("-", " ").capitalize()
    return Post(key, title, AreaKind.CONSTITUENCY, OFFICE, f"letter-to-the-{key}")

"""The campaign's words for those who want to hear from it: ``supporters.yaml`` in its pack."""

from hashlib import sha256

from django.http import Http404
from django.utils.translation import gettext as _
from pydantic import Field, HttpUrl

from causeway.campaign.sections import Section
from causeway.campaign.words import Words


class Subject(Words):
    """One subject that a reader can choose or leave."""

    key: str = Field(pattern=r"^[a-z-]{2,20}$")
    title: str = Field(max_length=60)
    text: str = Field(max_length=200, description="what comes under it")


class Law(Words):
    """A rule that holds for what we keep, in our words, with the text itself."""

    text: str
    title: str = Field(max_length=160)
    url: HttpUrl


class SupporterWords(Words):
    """Everything a campaign says to those who want to hear from it."""

    title: str = Field(max_length=60)
    intro: str
    consent: str = Field(max_length=600, description="the sentence beside the box that is ticked; it is kept with each yes")
    subjects: tuple[Subject, ...] = Field(min_length=1, max_length=8)
    law: tuple[Law, ...] = Field(min_length=1)

    @property
    def version(self) -> str:
        """Which wording of consent this is: another wording is another version."""
        return sha256(self.consent.encode()).hexdigest()[:12]

    def titles(self, keys: list[str]) -> list[str]:
        """Return what chosen subjects are called, in the pack's order; one that the pack no longer has is left out."""
        return [each.title for each in self.subjects if each.key in keys]


# Its words are ``None`` where the campaign writes to nobody.
SUPPORTERS = Section[SupporterWords | None]("supporters.yaml", SupporterWords)


def there() -> bool:
    """Whether this campaign writes to those who want to hear from it."""
    return SUPPORTERS.words() is not None


def words_or_404() -> SupporterWords:
    """Return what the campaign says; raises ``Http404`` where it writes to nobody."""
    found = SUPPORTERS.words()
    if found is None:
        raise Http404(_("The campaign pack has no supporters.yaml: it writes to nobody."))
    return found

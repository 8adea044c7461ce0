"""The campaign's words for bringing others in: ``colleagues.yaml`` in its pack."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import Field, HttpUrl, field_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Words

SOURCE = "colleague"  # what the owner's page is told that somebody came by


class Join(Words):
    """The owner's own page where somebody joins; ``source`` is the field of its address that says where they came from."""

    url: HttpUrl
    words: str = Field(max_length=60, description="what the link says")
    source: str = Field(default="utm_source", pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,30}$")

    def from_us(self, by: str = "") -> "Joining":
        """Return the link as a page offers it: its address says that a colleague, or a partner ``by`` name, led there."""
        parts = urlsplit(str(self.url))
        said = (self.source, f"{SOURCE}-{by}" if by else SOURCE)
        query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), said])
        return Joining(self.words, urlunsplit(parts._replace(query=query)))


@dataclass(frozen=True)
class Joining:
    """A link to the owner's page for joining: what it says and where it leads."""

    words: str
    address: str


class Message(Words):
    """Ready words for a message; ``{link}`` stands where the link goes."""

    key: str = Field(pattern=r"^[a-z]{2,20}$")
    title: str = Field(max_length=60)
    text: str = Field(max_length=1200)

    @field_validator("text")
    @classmethod
    def _names_its_link_once(cls, text: str) -> str:
        if text.count("{link}") != 1 or text.replace("{link}", "").count("{"):
            raise ValueError("a message names its link once: write {link} where it goes, and no other {…}")
        return text


class PosterWords(Words):
    """What the staffroom poster says beside its figure."""

    question: str = Field(max_length=60, description="the large words at the top")
    ask: str = Field(max_length=90)
    lines: tuple[str, ...] = Field(max_length=3)


class ColleaguesWords(Words):
    """Everything a campaign says when it brings others in."""

    intro: str
    join: Join | None = None
    messages: tuple[Message, ...] = Field(min_length=1)
    poster: PosterWords


# Its words are ``None`` where the campaign says nothing.
COLLEAGUES = Section[ColleaguesWords | None]("colleagues.yaml", ColleaguesWords)


def joining(by: str = "") -> Joining | None:
    """Return the link to where somebody joins; ``None`` where the campaign names no such page."""
    said = COLLEAGUES.words()
    return said.join.from_us(by) if said and said.join else None

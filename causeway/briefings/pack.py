"""The campaign's words on paper: ``papers.yaml``, what a governing body is asked. Square brackets mark a place to fill in."""

from pydantic import Field

from causeway.campaign.pack import Campaign
from causeway.campaign.sections import Section
from causeway.campaign.words import Nation, Words


class Resolved(Words):
    """One thing a governing body may resolve. Square brackets mark a place to fill in."""

    text: str
    nations: tuple[Nation, ...] = Field(default=(), description="GSS codes where it makes sense; everywhere when empty")


class Cost(Words):
    """Something that waiting costs a school, and what the school itself has to fill in; we have no figure for it."""

    what: str
    blank: str


class Risk(Words):
    """What may go wrong, and what is done about it."""

    risk: str
    answer: str
    of_figures: bool = Field(
        default=False, description="whether it is about figures of the area, and left out where there are none"
    )


class GovernorsWords(Words):
    """The words of a paper for a governing body, and of a motion that it may pass."""

    purpose: str
    believes: tuple[str, ...]
    resolves: tuple[Resolved, ...] = Field(min_length=1)
    costs: tuple[Cost, ...]
    facts: tuple[str, ...] = Field(default=(), description="keys of facts that bear on what it costs schools")
    risks: tuple[Risk, ...]


class PaperWords(Words):
    """The words papers need and pages do not."""

    governors: GovernorsWords | None = None


def unknown_facts(papers: PaperWords, campaign: Campaign) -> str:
    """Return which facts the papers tell that the campaign does not have, as a sentence; empty where it has all."""
    told = papers.governors.facts if papers.governors else ()
    unknown = sorted(set(told) - {fact.key for fact in campaign.facts})
    return f"it names facts that facts.yaml does not have: {', '.join(unknown)}" if unknown else ""


PAPERS = Section[PaperWords](
    "papers.yaml", PaperWords, without=PaperWords(), agrees=unknown_facts, moved={"who": "campaign.yaml"}
)

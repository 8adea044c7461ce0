"""The campaign's words on surveys: those that others made and published, as they published them, with what is not known about them."""

import datetime as dt

from pydantic import Field, HttpUrl

from causeway.campaign.sections import Section
from causeway.campaign.words import Words


class Total(Words):
    """One number as it was published."""

    number: str = Field(max_length=24)
    text: str = Field(max_length=300)


class Elsewhere(Words):
    """A survey that others made: what they say of it, its totals as published, and what they do not say."""

    title: str = Field(max_length=120)
    by: str = Field(max_length=120)
    when: str = Field(max_length=80)
    answered: str = Field(max_length=160, description="how many answered, as published, or that it is not said")
    totals: tuple[Total, ...] = Field(min_length=1)
    not_known: tuple[str, ...] = Field(min_length=1)
    source: str = Field(max_length=160)
    url: HttpUrl
    checked: dt.date


class SurveyWords(Words):
    """What a campaign says of surveys."""

    intro: str
    elsewhere: tuple[Elsewhere, ...] = ()


SURVEYS = Section[SurveyWords | None]("surveys.yaml", SurveyWords)

"""Where a source's newest figures are found, and how often they are looked for: part of its definition."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from causeway.fetching.domain.cadence import Cadence


class By(StrEnum):
    """How the newest file is found."""

    FILE = "file"  # always at the same address
    LISTING = "listing"  # the newest link on a page
    EES = "explore-education-statistics"  # the Department for Education's API


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class TableMeasure(_Part):
    """Which columns of an official table hold a measure; its value is rounded to as many ``decimals`` as are published."""

    value: str
    numerator: str = ""
    denominator: str = ""
    decimals: int = Field(default=1, ge=0, le=6)


class Table(_Part):
    """How an official table of the Department for Education becomes one indicator's rows."""

    indicator: str
    vintage: str
    authorities: str = Field(description="file of definitions/codes that maps the Department's three-digit numbers")
    where: Mapping[str, str] = Field(default_factory=dict, description="column → the one value whose lines are read")
    measures: Mapping[str, TableMeasure] = Field(min_length=1)


class Renewal(_Part):
    """One source's ``refresh``."""

    every: Cadence
    by: By
    url: HttpUrl | None = Field(default=None, description="the file, or the page that leads to it")
    through: tuple[str, ...] = Field(default=(), description="patterns of the pages between, each the newest of its kind")
    link: str = Field(default="", description="pattern of the file's address")
    beside: tuple[str, ...] = Field(
        default=(), description="patterns of the other files of a release, on the same page as the first"
    )
    publication: str = Field(default="", description="the publication's name in its address")
    data_set: str = Field(default="", description="pattern of the data set's title, or its id")
    table: Table | None = None
    keeps_earlier: bool = Field(default=False, description="whether the new file holds new periods only, and earlier ones stay")
    covers: str = Field(description="what a refresh brings, and what it does not")

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        enough = {
            By.FILE: self.url is not None,
            By.LISTING: self.url is not None and bool(self.link),
            By.EES: bool(self.publication and self.data_set) and self.table is not None,
        }
        if not enough[self.by]:
            raise ValueError(f"a refresh by {self.by} needs more: see causeway/evidence/definitions/renewal.py")
        return self

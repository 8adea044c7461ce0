"""A nation as its file under ``definitions/nations/`` says: how its areas are told, its bank holidays, and the offices that decide there."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

ENTITY = 3  # characters of a code that say of which kind, in which nation, an area is


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Entry):
    """Where it is written."""

    text: str = Field(max_length=160)
    url: str = Field(pattern=r"^https://\S+$")


class OfficeEntry(_Entry):
    """One kind of office beside an MP's."""

    key: str = Field(pattern=r"^[a-z][a-z-]{1,19}$", description="what a directory file and a campaign pack write")
    area_kind: str = Field(description="the kind of area it is for")
    own_places: bool = Field(default=False, description="it sits in a parliament whose constituencies are no areas of ours")
    whole_seats: bool = Field(default=False, description="each Westminster seat lies in one of those constituencies")
    most_holders: int | None = Field(description="how many hold it in one area at a time; none where the body itself says")
    title: str = Field(max_length=80, description="what it is called beside the name of its area")
    heading: str = Field(default="", max_length=80, description="what it is called where no area stands beside it, if otherwise")
    decides: str = Field(max_length=400)
    source: Source | None = Field(default=None, description="where what it decides is written")
    unknown_place: str = Field(default="", max_length=300, description="what is said where we do not know the place")

    @model_validator(mode="after")
    def _places(self) -> "OfficeEntry":
        if self.own_places and not self.unknown_place:
            message = "an office with places of its own says what to do where a place is not known (unknown_place)"
            raise ValueError(message)
        return self


class Door(_Entry):
    """What a page about a place there says before anything else, where few of our figures are about it."""

    little: str = Field(max_length=400, description="how much is published there by place, and by whom")
    little_from: tuple[Source, ...] = Field(min_length=1, description="where that is written")
    asks: str = Field(max_length=400, description="which bodies answer for care and schools there, beside the offices")
    asks_from: tuple[Source, ...] = Field(min_length=1, description="where that is written")


class Nation(_Entry):
    """One nation."""

    order: int
    key: str
    code: str = Field(pattern=r"^[A-Z][0-9]{8}$")
    name: str
    entities: frozenset[str] = Field(description="the first three characters of the codes of its areas")
    bank_holidays: str = Field(description="what the library of holidays calls it")
    in_calendar: str = Field(max_length=1, description="the letter by which reference/calendar/bank_holidays.csv names it")
    offices: tuple[OfficeEntry, ...]
    door: Door | None = None

    def holds(self, code: str) -> bool:
        """Whether an area with this code lies in it."""
        return code[:ENTITY] in self.entities

"""What is advised about when to hold a roundtable, each with where it is said."""

from pydantic import BaseModel, ConfigDict, HttpUrl

from causeway.roundtables.dates.domain.usual_closures import Closed


class Advice(BaseModel):
    """One sentence with its source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    source: HttpUrl
    source_name: str


class LeadTime(Advice):
    """Advice to those whose date is fewer weeks away than ``weeks``."""

    weeks: int


class WhenToMeet(BaseModel):
    """The whole reviewed file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fridays: Advice
    recesses: Advice
    lead_times: tuple[LeadTime, ...]
    look_up_terms: HttpUrl
    usually_closed: tuple[Closed, ...]

    def for_weeks(self, weeks: int) -> tuple[LeadTime, ...]:
        """Return the advice that a date so many whole weeks away falls short of."""
        return tuple(each for each in self.lead_times if weeks < each.weeks)

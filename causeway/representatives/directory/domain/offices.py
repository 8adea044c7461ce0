"""The offices beside an MP's that somebody can be asked to decide in: which they are, what area each is for, and where."""

from enum import StrEnum


class Office(StrEnum):
    """One kind of office. Its value is what a directory file and a campaign pack write."""

    LEAD_MEMBER = "lead-member"
    DIRECTOR = "director"
    ICB_CHAIR = "icb-chair"
    SENEDD_MEMBER = "senedd-member"
    MLA = "mla"

    @property
    def area_kind(self) -> str:
        """The kind of area it is for; a devolved office is found by the Westminster seats its own constituency covers."""
        return _KINDS[self]

    @property
    def is_devolved(self) -> bool:
        """Whether it sits in the Senedd or the Assembly, whose constituencies are no areas of ours."""
        return self in _MOST_MEMBERS

    @property
    def nation(self) -> str:
        """The first letter of the codes of its nation."""
        return _NATIONS.get(self, "E")

    @property
    def most_holders(self) -> int | None:
        """How many hold it in one area at a time; ``None`` where that is for the body itself to say.

        A council may split its lead membership. Six Members for each Senedd constituency since May 2026, five MLAs for each of the Assembly's.
        """
        return None if self is Office.LEAD_MEMBER else _MOST_MEMBERS.get(self, 1)


_KINDS = {
    Office.LEAD_MEMBER: "authority",
    Office.DIRECTOR: "authority",
    Office.ICB_CHAIR: "icb",
    Office.SENEDD_MEMBER: "constituency",
    Office.MLA: "constituency",
}
_NATIONS = {Office.SENEDD_MEMBER: "W", Office.MLA: "N"}
_MOST_MEMBERS = {Office.SENEDD_MEMBER: 6, Office.MLA: 5}

"""The groups of the staff's menu. A room's line says in which it stands; a room may bring a group of its own, and nothing lists it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class StaffGroup:
    """One group of the staff's menu: its key, what it is called, an icon, and where it stands. Wagtail's pages stand at 100."""

    key: str
    title: object
    icon: str
    order: int

    @property
    def hook(self) -> str:
        """The name of the hook by which a list that Wagtail makes (a view set) puts its own line into the group."""
        return f"register_staff_{self.key}_menu_item"


TO_READ_FIRST = StaffGroup("to-read", _("To read first"), "view", 10)
WHERE_WE_STAND = StaffGroup("standing", _("Where we stand"), "globe", 20)
LETTERS_AND_MPS = StaffGroup("letters", _("Letters and MPs"), "mail", 30)
MEETINGS = StaffGroup("meetings", _("Meetings"), "calendar-alt", 40)
NETWORK = StaffGroup("network", _("Our network"), "group", 50)
NEWS_AND_LIBRARY = StaffGroup("news", _("News and library"), "edit", 60)
SUPPORTERS_AND_SURVEYS = StaffGroup("supporters", _("Supporters and surveys"), "form", 70)
RECORDS = StaffGroup("records", _("Records"), "history", 80)
EVERY = (
    TO_READ_FIRST,
    WHERE_WE_STAND,
    LETTERS_AND_MPS,
    MEETINGS,
    NETWORK,
    NEWS_AND_LIBRARY,
    SUPPORTERS_AND_SURVEYS,
    RECORDS,
)

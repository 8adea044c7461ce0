"""What is wrong with a directory, in sentences: what stood there, and what to do."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from django.utils.translation import gettext as _

from causeway.frame.workbook import Unread
from causeway.representatives.directory.domain.cells import Fault, Wrong
from causeway.representatives.directory.domain.directory import Column
from causeway.representatives.directory.offices import offices

_SHOWN = 80  # characters of a cell

_SENTENCES: Mapping[StrEnum, Callable[[], str]] = {
    Wrong.NOT_TEXT: lambda: _("The file is not UTF-8 text. In a spreadsheet choose “CSV UTF-8” when you save it."),
    Wrong.NO_HEADER: lambda: _("The file has no first line with the names of the columns: %(columns)s."),
    Wrong.SEMICOLONS: lambda: _("The columns are not separated by commas. Save the file as CSV with commas."),
    Wrong.UNKNOWN_COLUMN: lambda: _("There is no such column. The columns are: %(columns)s."),
    Wrong.COLUMN_TWICE: lambda: _("This column is there twice. Take one of them out."),
    Wrong.COLUMN_MISSING: lambda: _("This column is missing. Add it; its cells may be empty where the form allows it."),
    Wrong.NOT_CSV: lambda: _(
        "From here on the file cannot be read as CSV. Look for a quotation mark that is not closed, or stands alone."
    ),
    Wrong.CELLS: lambda: _(
        "The line has %(value)s cells and the first line has %(more)s. A name with a comma needs quotation marks around it."
    ),
    Wrong.NO_ROWS: lambda: _("There is no line under the names of the columns. Add one for each office."),
    Wrong.TOO_LARGE: lambda: _("The file has %(value)s bytes, and at most %(more)s are read. Split it by office."),
    Wrong.EMPTY: lambda: _("The cell is empty, and has to be filled."),
    Wrong.CONTROL: lambda: _("There is a character that cannot be seen (%(value)s), perhaps a line break. Take it out."),
    Wrong.TOO_LONG: lambda: _("The text has %(value)s characters; %(more)s fit. Shorten it."),
    Wrong.NO_OFFICE: lambda: _("“%(value)s” is no office of the form. It is one of: %(offices)s."),
    Wrong.UNKNOWN_AREA: lambda: _("%(value)s is no code we hold for such an area today. Take it from the form for this office."),
    Wrong.UNKNOWN_SEAT: lambda: _(
        "%(value)s is no Westminster constituency of that nation. Give codes with spaces between, or leave it empty."
    ),
    Wrong.CODE_OF_DEVOLVED: lambda: _(
        "Leave this cell empty: the Senedd’s and the Assembly’s constituencies are written in area_name."
    ),
    Wrong.SEATS_NOT_HERE: lambda: _("Leave this cell empty: only Senedd Members and MLAs have seats listed."),
    Wrong.NO_EMAIL: lambda: _(
        "“%(value)s” is not one e-mail address. It looks like name@example.org; leave it empty if you have none."
    ),
    Wrong.NO_WEB_ADDRESS: lambda: _(
        "“%(value)s” is no address of a page. Give the page where you read it, beginning with https://."
    ),
    Wrong.NO_DAY: lambda: _("“%(value)s” is no day as the form writes it. Write year, month and day, as in 2026-11-24."),
    Wrong.NOT_YET: lambda: _("%(value)s has not come yet. Give the day on which somebody last read the source."),
    Wrong.ENDS_BEFORE: lambda: _("%(value)s is before the day in “from”. Look at both days."),
    Wrong.SALUTATION_WITHOUT_NAME: lambda: _("There is a salutation and no name. Write the name, or leave both empty."),
    Wrong.TWICE: lambda: _("The same office, area and name stand on line %(more)s for the same time. Take one out."),
    Wrong.TOO_MANY: lambda: _(
        "At most %(value)s can hold this in one area at a time; see line %(more)s. Give “from” and “until”, or take a line out."
    ),
    Wrong.SEATS_DIFFER: lambda: _(
        "The seats of %(value)s differ from those on line %(more)s. Give the same on every line of this constituency."
    ),
    Unread.NO_WORKBOOK: lambda: _("This workbook cannot be opened. Save it anew as .xlsx, or its first sheet as CSV."),
    Unread.TOO_COSTLY: lambda: _(
        "This workbook takes too long or too much memory to read. Save its first sheet as CSV, and take that."
    ),
    Unread.TOO_MANY_ROWS: lambda: _("The first sheet has more than 2,000 rows. Split it, or save it as CSV."),
    Wrong.SEAT_TWICE: lambda: _(
        "%(value)s stands under another constituency on line %(more)s. A seat lies in one Senedd constituency."
    ),
}


def sentence(fault: Fault, columns: Iterable[str] = Column) -> str:
    """Return what is wrong and what to do, without the place."""
    known = {"columns": ", ".join(columns), "offices": ", ".join(offices())}
    return _SENTENCES[fault.wrong]() % {"value": fault.value[:_SHOWN], "more": fault.more, **known}


def place(fault: Fault) -> str:
    """Return where it is: the line, and the column where there is one."""
    if fault.column:
        return _("Line %(line)s, %(column)s") % {"line": fault.line, "column": fault.column}
    return _("Line %(line)s") % {"line": fault.line}

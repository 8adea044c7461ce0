"""The empty form of a directory: the header, and a line for every area of an office with what we hold."""

import datetime as dt

from causeway.areas.models import Area
from causeway.frame.spreadsheets import lines
from causeway.representatives.directory.coverage import areas_for
from causeway.representatives.directory.domain.directory import Column
from causeway.representatives.directory.domain.offices import Office


def form(office: Office, on: dt.date) -> str:
    """Return the form as CSV. Of a devolved office the areas are not ours to list: its lines hold one Westminster seat each, to be joined."""
    return "".join(lines([column.value for column in Column], (_line(office, area) for area in areas_for(office, on))))


def _line(office: Office, area: Area) -> list[str]:
    where = {"seats": area.code} if office.is_devolved else {"area_code": area.code, "area_name": area.name}
    return [({"office": str(office)} | where).get(column.value, "") for column in Column]

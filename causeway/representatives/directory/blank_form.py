"""The empty form of a directory: the header, and a line for every area of an office with what we hold."""

import csv
import datetime as dt
import io

from causeway.representatives.directory.coverage import areas_for
from causeway.representatives.directory.domain.directory import Column
from causeway.representatives.directory.domain.offices import Office


def form(office: Office, on: dt.date) -> str:
    """Return the form as CSV. Of a devolved office the areas are not ours to list: its lines hold one Westminster seat each, to be joined."""
    text = io.StringIO()
    rows = csv.DictWriter(text, [column.value for column in Column], restval="", lineterminator="\n")
    rows.writeheader()
    for area in areas_for(office, on):
        where = {"seats": area.code} if office.is_devolved else {"area_code": area.code, "area_name": area.name}
        rows.writerow({"office": str(office), **where})
    return text.getvalue()

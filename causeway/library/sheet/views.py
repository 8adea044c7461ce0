"""Handing out the library as a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from causeway.frame.spreadsheets import sheet
from causeway.library.sheet.importing import as_sheet


@require_safe
def export(_request: HttpRequest) -> HttpResponse:
    """Return everything public as CSV."""
    return sheet("library", as_sheet())

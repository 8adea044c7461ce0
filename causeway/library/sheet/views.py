"""Handing out the library as a spreadsheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from causeway.library.sheet.importing import as_sheet


@require_safe
def export(_request: HttpRequest) -> HttpResponse:
    """Return everything public as CSV."""
    answer = HttpResponse(as_sheet(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="library.csv"'
    return answer

"""The whole address of a page of this site, for mail, papers and whatever else is read elsewhere."""

from django.conf import settings
from django.urls import reverse


def whole_address(name: str, *args: object) -> str:
    """Return the address of a page by the name of its route."""
    return str(settings.BASE_URL) + reverse(name, args=args)

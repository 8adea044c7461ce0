"""A page's address: whole, for mail, papers and whatever else is read elsewhere; and what may be asked of it."""

from django.conf import settings
from django.urls import reverse
from django.views.decorators.http import require_http_methods

# A page whose form is sent to its own address; beside Django's require_safe and require_POST.
require_safe_or_post = require_http_methods(["GET", "HEAD", "POST"])


def whole_address(name: str, *args: object) -> str:
    """Return the address of a page by the name of its route."""
    return str(settings.BASE_URL) + reverse(name, args=args)

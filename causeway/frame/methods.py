"""How a page may be asked for, beside Django's ``require_safe`` and ``require_POST``."""

from django.views.decorators.http import require_http_methods

require_safe_or_post = require_http_methods(["GET", "HEAD", "POST"])  # a page whose form is sent to its own address

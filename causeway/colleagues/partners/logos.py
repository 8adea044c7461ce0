"""A partner's logo: drawn anew from what was uploaded, so that nothing of the file but its picture is kept."""

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

MOST_BYTES = 2_000_000
MOST_PIXELS = 16_000_000
SIDE = (480, 240)


def drawn_anew(file: Any) -> bytes:
    """Return a picture as PNG of at most ``SIDE`` pixels; raises ``ValidationError`` with a sentence for what is none, or too large."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("This picture has more than 2 MB. Save it smaller, then upload that."))
    try:
        picture = Image.open(file, formats=("PNG", "JPEG", "WEBP", "GIF"))
        plain = picture.convert("RGBA") if picture.width * picture.height <= MOST_PIXELS else None
    except Exception:  # noqa: BLE001  a reader of foreign bytes may raise anything
        raise ValidationError(_("This is no picture we can read. Upload a PNG, JPEG, WebP or GIF.")) from None
    if plain is None:
        raise ValidationError(_("This picture has too many pixels. Save it smaller, then upload that."))
    plain.thumbnail(SIDE)
    written = io.BytesIO()
    plain.save(written, "PNG")
    return written.getvalue()

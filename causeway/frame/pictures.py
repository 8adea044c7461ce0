"""Pictures that people upload, drawn anew: upright, small enough, and nothing of the file kept but its picture."""

import io
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from PIL import Image, ImageOps


@dataclass(frozen=True)
class Drawing:
    """How a picture is kept. ``formats`` are what may be uploaded, as Pillow calls them; ``side`` is the most pixels across and down.

    ``most_pixels`` is what is drawn at all: a small file may hold a picture that fills the memory.
    """

    formats: tuple[str, ...]
    most_bytes: int
    most_pixels: int
    side: tuple[int, int]

    def as_png(self, file: Any) -> bytes:
        """Return an uploaded picture as PNG, what shines through included; raises ``ValidationError`` with a sentence."""
        return self._drawn(file, "RGBA", "PNG", optimize=True)

    def as_jpeg(self, file: Any, quality: int = 82) -> bytes:
        """Return an uploaded picture as JPEG; raises ``ValidationError`` with a sentence."""
        return self._drawn(file, "RGB", "JPEG", quality=quality, optimize=True)

    @property
    def chooser(self) -> forms.FileInput:
        """The field's widget, which offers these formats first."""
        return forms.FileInput(attrs={"accept": ",".join(f"image/{each.lower()}" for each in self.formats)})

    @property
    def _formats(self) -> str:
        return get_text_list([{"WEBP": "WebP"}.get(each, each) for each in self.formats], _("or"))

    @property
    def _most(self) -> str:
        return f"{self.most_bytes / 1_000_000:g}"

    def _drawn(self, file: Any, mode: str, kind: str, **how: Any) -> bytes:
        if file.size > self.most_bytes:
            raise ValidationError(
                _("This picture has more than %(most)s MB. Save it smaller, then upload that.") % {"most": self._most}
            )
        try:
            with Image.open(file, formats=self.formats) as picture:
                drawn = self._upright(picture, mode)
        except Exception:  # noqa: BLE001  a reader of foreign bytes may raise anything
            raise ValidationError(
                _("This is no picture we can read. Upload a %(formats)s.") % {"formats": self._formats}
            ) from None
        if drawn is None:
            raise ValidationError(_("This picture has too many pixels. Save it smaller, then upload that."))
        drawn.thumbnail(self.side)
        written = io.BytesIO()
        drawn.save(written, kind, **how)
        return written.getvalue()

    def _upright(self, picture: Image.Image, mode: str) -> Image.Image | None:
        """Return the picture as it is meant to be seen: a camera held on its side says so in what is not kept."""
        if picture.width * picture.height > self.most_pixels:
            return None
        return ImageOps.exif_transpose(picture).convert(mode)

"""What staff upload, looked at and kept while the form is still there to say what is wrong: no typed word is lost with it."""

import logging
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

_log = logging.getLogger(__name__)


class WholePictureField(WagtailImageField):  # type: ignore[misc]
    """A picture that can be drawn: its last row is there, and it is no more than the size it says."""

    def to_python(self, data: Any) -> Any:
        """Return the file; raises ``ValidationError`` with a sentence for one that is broken, whatever breaks in reading it."""
        try:
            file = super().to_python(data)
            if file is not None:
                file.seek(0)
                Image.open(file).load()
                file.seek(0)
        except ValidationError:
            raise
        except Exception:  # noqa: BLE001  a reader of foreign bytes may raise anything
            raise ValidationError(
                _(
                    "This picture is broken or far too large to be drawn. Save it again in a program for pictures, then upload that."
                ),
                code="invalid_image",
            ) from None
        return file


class _KeptWithTheForm:
    """A form whose file is put where files are kept before it counts as valid: a place that is away is a sentence beside the field."""

    instance: Any
    errors: Any
    changed_data: list[str]
    add_error: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = vars(self.instance)
        self._before = {each: there[each] for each in ("file", "width", "height") if each in there}

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django’s own signature
        """Save, and close the file that was read again to be measured."""
        saved = super().save(commit=commit)  # type: ignore[misc]
        if "file" in self.changed_data:
            saved.file.close()
        return saved

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "file" in self.changed_data and not self.errors:
            self._keep()

    def _keep(self) -> None:
        file = self.instance.file
        try:
            file.save(file.name, file.file, save=False)
        except OSError as fault:
            _log.error("An upload cannot be kept: %s", fault)
            vars(self.instance).update(self._before)
            said = _(
                "The place for files does not answer, so nothing was saved. What you typed is still here: choose the file again in a few"
                " minutes."
            )
            self.add_error("file", ValidationError(said, code="away"))


class PictureForm(_KeptWithTheForm, BaseImageForm):  # type: ignore[misc]
    """Wagtail's form for a picture, with a field that looks at all of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(plain := self.fields.get("file"), forms.FileField):
            self.fields["file"] = WholePictureField(
                label=plain.label, required=plain.required, widget=plain.widget, help_text=plain.help_text
            )


class DocumentForm(_KeptWithTheForm, BaseDocumentForm):  # type: ignore[misc]
    """Wagtail's form for a document."""

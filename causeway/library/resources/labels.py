"""What kinds, formats and captions are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causeway.library.resources.domain import Captions, Format, Kind

KINDS: dict[Kind, "str | Promise"] = {
    Kind.REPORT: _("Report or evidence"),
    Kind.BRIEFING: _("Briefing"),
    Kind.SLIDES: _("Slides"),
    Kind.TEMPLATE: _("Template"),
    Kind.VIDEO: _("Video"),
    Kind.ARTICLE: _("Article"),
    Kind.LINK: _("Page"),
    Kind.ORGANISATION: _("Organisation"),
    Kind.ACCOUNT: _("Account to follow"),
    Kind.SEARCH: _("Live search"),
}
FORMATS: dict[Format, "str | Promise"] = {
    Format.PAGE: _("Web page"),
    Format.PDF: "PDF",
    Format.PPTX: _("PowerPoint"),
    Format.DOCX: _("Word document"),
    Format.XLSX: _("Spreadsheet"),
    Format.VIDEO: _("Video"),
    Format.OTHER: _("Something else"),
}
CAPTIONS: dict[Captions, "str | Promise"] = {
    Captions.UNKNOWN: _("We do not know yet whether it has captions."),
    Captions.YES: _("It has captions."),
    Captions.NO: _("It has no captions. We have asked for them."),
}

"""What kinds of items are called."""

from django.utils.translation import gettext_lazy as _

from causeway.news.items.domain import Kind

KINDS = {
    Kind.ARTICLE: _("article"),
    Kind.QUESTION: _("written question"),
    Kind.ANSWER: _("written answer"),
    Kind.SPEECH: _("speech"),
    Kind.MOTION: _("motion"),
    Kind.BILL: _("bill"),
    Kind.PETITION: _("petition"),
    Kind.RELEASE: _("release of figures"),
    Kind.CONSULTATION: _("consultation"),
    Kind.COMMITTEE: _("committee"),
    Kind.POST: _("post"),
}

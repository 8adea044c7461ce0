"""What the letters' model questions point to, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.letters.pack import QUESTIONS
from causeway.library.citations import Citation, cites


@cites
def of_the_questions() -> Iterator[Citation]:
    """Yield the answers that stand beside model questions."""
    for question in QUESTIONS.words():
        title = _("Letters: the model question “%(title)s”") % {"title": question.title}
        yield Citation(str(question.answered.url), title, reverse("letters:start"), question.answered.text)

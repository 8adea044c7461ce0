"""The campaign's words on letters: ``letter.yaml``, around composing one, and ``questions.yaml``, model written questions."""

import datetime as dt
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, HttpUrl, field_validator

from causeway.campaign.sections import Section
from causeway.campaign.words import Nation, Words, with_keys_of_their_own


class Answered(Words):
    """A written question like it that was answered, so that a writer sees what comes of one."""

    text: str = Field(description="what was asked and what came of it, in our words")
    url: HttpUrl
    when: str
    checked: dt.date = Field(description="the day somebody last compared it with its source or our notes of it")


class Question(Words):
    """A model written question: ``{seat}`` in ``text`` is filled in with the constituency's name."""

    key: str = Field(pattern=r"^[a-z0-9-]+$", max_length=50)
    title: str = Field(max_length=90)
    text: str = Field(description="the question itself, as it may stand on the order paper, with {seat} where the place goes")
    to: str = Field(description="the minister or department that answers")
    why: str
    nations: tuple[Nation, ...] = Field(default=(), description="GSS codes where it makes sense; everywhere when empty")
    answered: Answered

    @field_validator("text")
    @classmethod
    def _names_the_place(cls, text: str) -> str:
        if text.replace("{seat}", "").count("{") or "{seat}" not in text:
            raise ValueError("a question names the place: write {seat} where the constituency's name goes, and no other {…}")
        return text


class Prompt(Words):
    """One question that draws out the writer's own words; ``roles`` says whom it is for (everyone when empty)."""

    key: str = Field(pattern=r"^[a-z0-9-]+$")
    question: str
    hint: str
    roles: tuple[str, ...] = ()


class LetterWords(Words):
    """The words around composing a letter. No sentence of the letter itself but the ask."""

    subject: str
    office_subject: str = Field(default="", description="the subject of a letter to an office; without it, the same as to an MP")
    intro: str
    prompts: Annotated[tuple[Prompt, ...], AfterValidator(with_keys_of_their_own("prompts"))] = Field(min_length=1)
    child_safety: str = Field(description="how to write without identifying a child")
    confirm_subject: str

    def subject_for(self, office: str) -> str:
        """Return the subject of a letter to whoever holds an office; the MP's is written as an empty key."""
        return (self.office_subject if office else "") or self.subject

    def confirm_subject_for(self, office: str, name: str) -> str:
        """Return the subject of the message that asks to confirm it."""
        return _("Please confirm your letter to %(name)s") % {"name": name} if office else self.confirm_subject


Questions = Annotated[tuple[Question, ...], AfterValidator(with_keys_of_their_own("questions"))]

LETTERS = Section[LetterWords]("letter.yaml", LetterWords, must=True, moved={"sender_name": "campaign.yaml"})
QUESTIONS = Section[tuple[Question, ...]]("questions.yaml", Questions, without=())

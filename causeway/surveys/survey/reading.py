"""A survey's YAML: read and checked for its writer, and written from what a form holds."""

from typing import Any

import yaml
from django.utils.translation import gettext as _
from pydantic import ValidationError

from causeway.surveys.survey.domain.definition import Definition
from causeway.yaml_files import parse_yaml


class NotWell(Exception):  # noqa: N818  it is an answer, not a fault
    """What is wrong with a survey, a sentence each, for its writer."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def read(text: str) -> Definition:
    """Return the survey that a text says; raises :class:`NotWell`."""
    try:
        said = parse_yaml(text)
    except (yaml.YAMLError, ValueError) as error:
        raise NotWell([_("This is not valid YAML: %(why)s") % {"why": _where(error)}]) from None
    if not isinstance(said, dict):
        raise NotWell([_("A survey begins with its fields, such as “title: …”, each on a line of its own.")])
    return checked(said)


def checked(said: dict[str, Any]) -> Definition:
    """Return what a form or a file says as a survey; raises :class:`NotWell`."""
    try:
        return Definition.model_validate(said)
    except ValidationError as error:
        raise NotWell([_sentence(each["loc"], each["msg"], said) for each in error.errors()]) from None


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return str(error)
    return _("line %(line)s, %(what)s") % {"line": mark.line + 1, "what": getattr(error, "problem", "") or _("it cannot be read")}


def _sentence(place: tuple[Any, ...], message: str, said: dict[str, Any]) -> str:
    """Say what is wrong where; a question or an option is named by its key, not by its number."""
    names: list[str] = []
    inside: Any = said
    for step in place:
        inside = _step(inside, step)
        names.append(str(inside.get("key", step + 1)) if isinstance(step, int) and isinstance(inside, dict) else str(step))
    what = message.removeprefix("Value error, ")
    return f"{' › '.join(names)}: {what}." if names else f"{what[:1].upper()}{what[1:]}."


def _step(inside: Any, step: Any) -> Any:
    try:
        return inside[step]
    except (KeyError, IndexError, TypeError):
        return None


def written(definition: Definition) -> str:
    """Return a survey as YAML, in the order in which one reads it."""
    said = definition.model_dump(mode="json", exclude_defaults=True)
    for name in ("opens", "closes"):
        said[name] = getattr(definition, name)
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=120)

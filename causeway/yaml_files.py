"""The one reader of YAML: campaigns, definitions and rules are read here, by the quick loader, in UTF-8."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

_Kind = TypeVar("_Kind", bound=BaseModel)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is as safe, and takes a tenth of the time


def parse_yaml(text: str) -> Any:
    """Return what a text says; raises ``yaml.YAMLError``, or ``ValueError`` for a day that no calendar has."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  it is one of the two safe ones


def read_yaml(path: Path) -> Any:
    """Return what a file says; raises as :func:`parse_yaml` does."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def read_as(kind: type[_Kind], path: Path) -> _Kind:
    """Return what a file says, checked by its model; raises a pydantic error that names the field."""
    return kind.model_validate(read_yaml(path))

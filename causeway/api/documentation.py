"""The API described: its OpenAPI document, and a page for people made from it."""

from dataclasses import dataclass
from typing import Any

from causeway.api.version1 import api

PREFIX = "/api/v1"


@dataclass(frozen=True)
class Parameter:
    """One thing that may be said in a request."""

    name: str
    where: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class Operation:
    """One thing that may be asked."""

    path: str
    title: str
    meaning: str
    parameters: tuple[Parameter, ...]


def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    return dict(api.get_openapi_schema(path_prefix=f"{PREFIX}/"))


def _parameter(one: dict[str, Any]) -> Parameter:
    schema = one.get("schema", {})
    choices = schema.get("enum") or [value for each in schema.get("anyOf", []) for value in each.get("enum", [])]
    meaning = one.get("description") or schema.get("description") or ""
    listed = f"{', '.join(choices)}" if choices else ""
    return Parameter(one["name"], one["in"], bool(one.get("required")), ": ".join(part for part in (meaning, listed) if part))


def operations() -> dict[str, list[Operation]]:
    """Return what may be asked, by what it is about."""
    found: dict[str, list[Operation]] = {}
    for path, methods in document()["paths"].items():
        asked = methods["get"]
        parameters = tuple(_parameter(one) for one in asked.get("parameters", []))
        made = Operation(path, asked["summary"], asked.get("description", ""), parameters)
        found.setdefault(asked["tags"][0], []).append(made)
    return found

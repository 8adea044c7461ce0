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

    method: str
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


def _sent(asked: dict[str, Any], whole: dict[str, Any]) -> list[Parameter]:
    """Return what is sent in a request's body, which is JSON."""
    if "requestBody" not in asked:
        return []
    name = asked["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    schema = whole["components"]["schemas"][name]
    return [Parameter(each, "body", each in schema.get("required", []), schema["description"]) for each in schema["properties"]]


def operations() -> dict[str, list[Operation]]:
    """Return what may be asked, by what it is about."""
    found: dict[str, list[Operation]] = {}
    whole = document()
    for path, methods in whole["paths"].items():
        for method, asked in methods.items():
            parameters = [*map(_parameter, asked.get("parameters", [])), *_sent(asked, whole)]
            made = Operation(method.upper(), path, asked["summary"], asked.get("description", ""), tuple(parameters))
            found.setdefault(asked["tags"][0], []).append(made)
    return found

"""Settings read from the environment: each declared once, with its default and its meaning.

``docs/reference/settings.md`` is written from ``DECLARED``; a test holds the two together.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, its default (``None`` when it must be given) and what it is for."""

    name: str
    default: str | None
    meaning: str


DECLARED: dict[str, Setting] = {}


def text(name: str, default: str | None, meaning: str) -> str:
    """Return the variable's value, or its default; a missing one that has none says which and how."""
    DECLARED[name] = Setting(name, default, meaning)
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. It is {meaning} Set it in the environment: {name}=…")
    return value


def flag(name: str, meaning: str, *, default: bool) -> bool:
    """Return a yes-or-no variable; anything but yes/no, true/false, on/off, 1/0 says so."""
    value = text(name, "yes" if default else "no", meaning).strip().lower()
    if value in {"yes", "true", "on", "1"}:
        return True
    if value in {"no", "false", "off", "0", ""}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write yes or no.")


def number(name: str, default: int, meaning: str) -> int:
    """Return a whole number; anything else says so."""
    value = text(name, str(default), meaning)
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number.") from None


def listed(name: str, default: str, meaning: str) -> list[str]:
    """Return a comma-separated list without blanks."""
    return [item.strip() for item in text(name, default, meaning).split(",") if item.strip()]


def chosen(name: str, default: str, among: Mapping[str, str], meaning: str) -> str:
    """Return what one of a few words stands for; another word says which there are."""
    word = text(name, default, meaning).strip().lower()
    if word not in among:
        raise ImproperlyConfigured(f"{name} is {word!r}. Write {' or '.join(among)}.")
    return among[word]


def prefixed(prefix: str, meaning: str) -> dict[str, str]:
    """Return every variable whose name begins with ``prefix``, by the rest of its name."""
    DECLARED[prefix] = Setting(f"{prefix}…", "", meaning)
    return {name.removeprefix(prefix): value for name, value in os.environ.items() if name.startswith(prefix)}


def reference() -> str:
    """Return the table of all settings as a page of documentation."""
    rows = [f"| `{setting.name}` | {_shown(setting)} | {setting.meaning} |" for setting in DECLARED.values()]
    head = [
        "# Settings",
        "",
        "All come from the environment. Written by `script/manage document`; do not edit.",
        "",
        "| name | default | what it is |",
        "| --- | --- | --- |",
    ]
    return "\n".join([*head, *rows, ""])


def _shown(setting: Setting) -> str:
    if setting.default is None:
        return "*must be given*"
    if not setting.default:
        return "empty"
    var = os.environ.get("CAUSEWAY_VAR", str(ROOT / "var"))
    return "`" + setting.default.replace(var, "var").replace(f"{ROOT}/", "") + "`"

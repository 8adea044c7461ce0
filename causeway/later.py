"""Modules that are loaded when something of them is first asked for: what one page in a thousand needs, each process need not hold."""

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module. To be assigned at a module's top where an import would stand; types see the import itself."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, wanted: str) -> Any:
        return getattr(import_module(self._name), wanted)

"""What rooms above hand to a room below, which knows nothing of them: functions, each once, in the order in which they came."""

from collections.abc import Callable
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Registered(list[_Function]):
    """Functions of one kind. It stands over each as its decorator; a module that is read twice registers once."""

    def __call__(self, function: _Function) -> _Function:
        """Register a function."""
        if function not in self:
            self.append(function)
        return function

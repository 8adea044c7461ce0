"""What a check found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which rule, where in the tree (a module, folder, template or file), and what to do, in a sentence."""

    rule: str
    place: str
    sentence: str

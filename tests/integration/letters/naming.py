"""Whether a text names the writer of the examples: as a word, since a token of random letters holds any three of them now and then."""

import re


def names_nia(text: object) -> bool:
    """Whether Nia is named."""
    return re.search(r"\bnia\b", str(text), re.IGNORECASE) is not None

"""Whole numbers in the digits 0 to 9: those that a form or an address names a row by, and labels in others' files."""

MOST_DIGITS = 18  # of a row's key in any database we know


def only_digits(text: str) -> bool:
    """Return whether ``text`` is made of the digits 0 to 9: "²" and "٣" are digits to Python, and no year in any file we read."""
    return text.isascii() and text.isdecimal()


def key_in(text: str) -> int | None:
    """Return the whole number that ``text`` is, in the digits 0 to 9; ``None`` for anything else, "²" and a number of 5,000 digits included."""
    typed = text.strip()
    return int(typed) if only_digits(typed) and len(typed) <= MOST_DIGITS else None

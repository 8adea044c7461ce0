"""Numbers that a form or an address names a row by."""

MOST_DIGITS = 18  # of a row's key in any database we know


def key_in(text: str) -> int | None:
    """Return the whole number that ``text`` is, in the digits 0 to 9; ``None`` for anything else, "²" and a number of 5,000 digits included."""
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS else None

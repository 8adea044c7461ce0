"""Cells of tables that a spreadsheet opens: a text that begins like a formula would be run there, whoever typed it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(value: object) -> object:
    """Return a cell no spreadsheet runs: text that begins like a formula gets an apostrophe before it. Numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def as_typed(cell: str) -> str:
    """Return a cell of a file that comes back to us, without the apostrophe that :func:`safe` put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell

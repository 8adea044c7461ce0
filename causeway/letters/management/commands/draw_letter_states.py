"""``python -m causeway draw_letter_states``: write the letter's state table into the docs."""

from causeway.letters.letter.domain.states import as_markdown
from causeway.moves.pages import DrawStates, StatePage


class Command(DrawStates):
    """Write the page, or fail when it is behind."""

    help = "Write docs/reference/letter-states.md from the state table."
    command = "draw_letter_states"
    pages = (StatePage("letter-states.md", "What may become of a letter", "letters/letter/domain/states.py", as_markdown),)

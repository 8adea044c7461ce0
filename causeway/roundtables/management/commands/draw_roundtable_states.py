"""``python -m causeway draw_roundtable_states``: write the state tables of roundtables and of promises into the docs."""

from causeway.frame.state_pages import DrawStates, StatePage
from causeway.roundtables.domain import promises, states


class Command(DrawStates):
    """Write the pages, or fail when one is behind."""

    help = "Write docs/reference/roundtable-states.md and promise-states.md from the state tables."
    command = "draw_roundtable_states"
    pages = (
        StatePage("roundtable-states.md", "What may become of a roundtable", "roundtables/domain/states.py", states.as_markdown),
        StatePage("promise-states.md", "What may become of a promise", "roundtables/domain/promises.py", promises.as_markdown),
    )

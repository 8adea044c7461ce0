"""``python -m causeway draw_roundtable_states``: write the state tables of roundtables, promises and stories into the docs."""

from causeway.moves.pages import DrawStates, StatePage
from causeway.roundtables.after.story import domain as stories
from causeway.roundtables.promises import domain as promises
from causeway.roundtables.table.domain import states


class Command(DrawStates):
    """Write the pages, or fail when one is behind."""

    help = "Write docs/reference/roundtable-states.md, promise-states.md and story-states.md from the state tables."
    command = "draw_roundtable_states"
    pages = (
        StatePage(
            "roundtable-states.md", "What may become of a roundtable", "roundtables/table/domain/states.py", states.as_markdown
        ),
        StatePage("promise-states.md", "What may become of a promise", "roundtables/promises/domain.py", promises.as_markdown),
        StatePage("story-states.md", "What may become of a story", "roundtables/after/story/domain.py", stories.as_markdown),
    )

"""PostgreSQL's vector has more than words: ``^word`` of the title, ``~word`` for how a word begins, ``#3`` and ``##0`` for the block of its key.

Its index is without a list of what is still to be put in, which every search would have to read.
"""

from django.db import migrations

WORDS = "title_words || text_words || mark_words"
BEGUN = r"regexp_replace({}, ' ([^ ]{{4}})[^ ]*', ' ~\1', 'g')"
TITLE = f"replace(title_words || {BEGUN.format('title_words')}, ' ', ' ^')"
BLOCKS = "' #' || (id / 4096)::text || ' ##' || (id / 65536)::text"
EVERY = f"{WORDS} || {BEGUN.format('title_words || text_words')} || {TITLE} || {BLOCKS}"
VECTOR = f"array_to_tsvector(array_remove(array_remove(string_to_array({EVERY}, ' '), ''), '^'))"
BEFORE = f"array_to_tsvector(array_remove(string_to_array({WORDS}, ' '), ''))"


def _made(editor, vector, how):
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE searching_entry DROP COLUMN vector")
        editor.execute(f"ALTER TABLE searching_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS ({vector}) STORED")
        editor.execute(f"CREATE INDEX searching_entry_vector ON searching_entry USING gin (vector) {how}")


def make(_apps, editor):
    """Make the vector anew."""
    _made(editor, VECTOR, "WITH (fastupdate = off)")


def take_back(_apps, editor):
    """Make it as it was."""
    _made(editor, BEFORE, "")


class Migration(migrations.Migration):
    """More words for PostgreSQL."""

    dependencies = [("searching", "0002_words")]

    operations = [migrations.RunPython(make, take_back)]

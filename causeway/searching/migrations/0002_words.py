"""The indexes of words: an FTS5 table with triggers on SQLite, a vector with its GIN index on PostgreSQL.

Whoever changes the columns of an entry on SQLite makes the triggers anew: Django makes the table anew, and they go with the old one.
"""

from django.db import migrations

COLUMNS = ("title_words", "text_words", "mark_words")


def _sqlite() -> tuple[str, ...]:
    named = ", ".join(COLUMNS)
    put = f"INSERT INTO searching_words (rowid, {named}) VALUES (new.id, {', '.join(f'new.{each}' for each in COLUMNS)});"
    taken = ", ".join(f"old.{each}" for each in COLUMNS)
    take = f"INSERT INTO searching_words (searching_words, rowid, {named}) VALUES ('delete', old.id, {taken});"
    changed = " OR ".join(f"old.{each} IS NOT new.{each}" for each in COLUMNS)
    return (
        f"CREATE VIRTUAL TABLE searching_words USING fts5({named}, content='searching_entry', content_rowid='id', "
        "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
        "CREATE VIRTUAL TABLE searching_vocabulary USING fts5vocab(searching_words, 'row')",
        f"CREATE TRIGGER searching_entry_put AFTER INSERT ON searching_entry BEGIN {put} END",
        f"CREATE TRIGGER searching_entry_taken AFTER DELETE ON searching_entry BEGIN {take} END",
        f"CREATE TRIGGER searching_entry_changed AFTER UPDATE ON searching_entry WHEN {changed} BEGIN {take} {put} END",
    )


_SQLITE_BACK = (
    *(f"DROP TRIGGER searching_entry_{name}" for name in ("put", "taken", "changed")),
    "DROP TABLE searching_vocabulary",
    "DROP TABLE searching_words",
)
_POSTGRESQL = (
    "ALTER TABLE searching_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove("
    f"string_to_array({' || '.join(COLUMNS)}, ' '), ''))) STORED",
    "CREATE INDEX searching_entry_vector ON searching_entry USING gin (vector)",
)
_POSTGRESQL_BACK = ("ALTER TABLE searching_entry DROP COLUMN vector",)


def _run(editor, lite, big):
    for statement in lite if editor.connection.vendor == "sqlite" else big:
        editor.execute(statement)


def make(_apps, editor):
    """Make the indexes."""
    _run(editor, _sqlite(), _POSTGRESQL)


def take_back(_apps, editor):
    """Take them off."""
    _run(editor, _SQLITE_BACK, _POSTGRESQL_BACK)


class Migration(migrations.Migration):
    """The indexes of words."""

    dependencies = [("searching", "0001_the_index")]

    operations = [migrations.RunPython(make, take_back)]

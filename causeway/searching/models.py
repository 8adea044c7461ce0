"""What can be found: one row for each thing that a room shows to everybody; and the words of all, for slips of the typist."""

from django.db import models


class Entry(models.Model):
    """One thing. ``key`` is its room's own name for it; the words are as :mod:`.domain.tokens` gives them, a blank before and after each.

    The small columns come first: SQLite reads a row from its beginning. The indexes of words are made by the first migration, for each database
    its own: ``searching_words`` with triggers on SQLite, the column ``vector`` on PostgreSQL.
    """

    holds_no_personal_data = "what the site shows to everybody, where it shows it; it goes from here when it goes from there"

    room = models.CharField(max_length=24)
    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=120)
    weight = models.SmallIntegerField(default=0)
    at = models.DateTimeField()
    stamp = models.CharField(max_length=32)
    language = models.CharField(max_length=8, default="en")
    address = models.CharField(max_length=600)
    title = models.CharField(max_length=400)
    title_words = models.TextField()
    mark_words = models.TextField()
    text = models.TextField(blank=True)
    text_words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "key"], name="searching_entry_once")]
        indexes = [models.Index(fields=["-weight", "-at", "-id"], name="searching_entry_order")]

    def __str__(self) -> str:
        return f"{self.room}: {self.key}"


class Word(models.Model):
    """A word that stands in some entry, and in how many."""

    holds_no_personal_data = "single words of what the site shows to everybody"

    word = models.CharField(max_length=60, primary_key=True)
    many = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word

"""A source of news, and how it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.news.sources.domain import LONGEST_ADDRESS, LONGEST_QUERY, MOVES, Kind, State
from causeway.news.sources.labels import KINDS


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources."""

    def read(self) -> "SourceQuerySet":
        """Return those that are read: neither stopped nor mere links."""
        return self.exclude(state=State.STOPPED).exclude(kind=Kind.X)


class Source(Moving):
    """One place that news comes from. ``query`` is what a saved live search asks, or the account that is followed.

    ``settings`` narrows what its kind asks for, such as a house of Parliament or an organisation. While a worker reads it, ``held_until``
    is when its lease runs out. ``pack_sha256`` is of what the pack last wrote, ``row_sha256`` of what the row then held.
    """

    holds_no_personal_data = "published places that news comes from"
    moves = MOVES

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=140)
    kind = models.CharField(_("kind"), max_length=20, choices=[(each.value, KINDS[each]) for each in Kind])
    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    query = models.CharField(_("what it asks for"), max_length=LONGEST_QUERY, blank=True)
    outlet = models.CharField(_("outlet"), max_length=140, blank=True, help_text="who publishes it, where its items do not say")
    settings = models.JSONField(default=dict, blank=True)
    minutes = models.PositiveIntegerField(_("read every so many minutes"), default=60)

    due_at = models.DateTimeField(db_index=True)
    wanted = models.BooleanField(default=False, help_text="staff asked for a reading")
    holder = models.CharField(max_length=80, blank=True)
    held_until = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True, help_text="asked last")
    good_at = models.DateTimeField(null=True, help_text="answered last")
    brought_at = models.DateTimeField(null=True, help_text="brought something new last")
    said = models.CharField(max_length=300, blank=True, help_text="what came of the last reading, in a sentence")
    failures = models.PositiveSmallIntegerField(default=0, help_text="in a row")
    failing_since = models.DateTimeField(null=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    pack_key = models.CharField(max_length=80, blank=True)
    pack_sha256 = models.CharField(max_length=64, blank=True)
    row_sha256 = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("news source")
        verbose_name_plural = _("news sources")
        permissions = [("keep_sources", "Can look after news sources")]
        constraints = [
            models.UniqueConstraint(
                fields=["pack_key"], condition=~models.Q(pack_key=""), name="news_source_one_of_each_pack_key"
            ),
        ]

    def __str__(self) -> str:
        return self.title

"""How the link of a resource stands, and what each host asks of programs."""

from django.db import models

from causeway.library.health.domain import MOVES, State
from causeway.library.resources.domain import LONGEST_ADDRESS
from causeway.library.resources.models import Resource
from causeway.moves.models import Moving


class Health(Moving):
    """The link of one resource. ``failures`` are those in a row, the first of them at ``failing_since``."""

    holds_no_personal_data = "whether a published address answers"
    moves = MOVES

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="health")
    due_at = models.DateTimeField(db_index=True)
    wanted = models.BooleanField(default=False, help_text="staff asked for a check")
    checked_at = models.DateTimeField(null=True)
    good_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True, help_text="what came of the last check, in a sentence")
    status = models.PositiveSmallIntegerField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    leads_to = models.CharField(max_length=2000, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    archived = models.CharField(max_length=1000, blank=True, help_text="the copy in an archive nearest the last good check")
    archived_on = models.DateField(null=True)
    asked = models.CharField(max_length=LONGEST_ADDRESS, blank=True, help_text="the address that this is about")
    told_state = models.CharField(max_length=30, blank=True, help_text="the state that staff were told of last")

    def __str__(self) -> str:
        return f"{self.resource}: {self.state}"

    @property
    def is_gone(self) -> bool:
        """Whether it is not where it was any more."""
        return bool(self.state == State.GONE)

    @property
    def has_moved(self) -> bool:
        """Whether it leads elsewhere for good."""
        return bool(self.state == State.MOVED)

    @property
    def is_doubtful(self) -> bool:
        """Whether it did not answer when we last asked."""
        return bool(self.state == State.DOUBTFUL)


class Host(models.Model):
    """A host: its rules for programs as last read, and when it may be asked next."""

    holds_no_personal_data = "what a web server asks of programs"

    name = models.CharField(max_length=255, primary_key=True, help_text="host, with a port where it has one")
    rules = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)
    ask_after = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

"""The story of a roundtable: what its organisers tell the campaign of it, public once staff have read it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.privacy.until import where
from causeway.roundtables.after.story.domain import State
from causeway.roundtables.table.retention import OF_ROUNDTABLE

_STATES = [(state.value, state.value) for state in State]


class Story(models.Model):
    """One roundtable's story. ``version`` rises with every change; staff decide on the version they read and no other.

    ``slug`` is its public address, given when it is first published and kept from then on.
    """

    personal = Personal(
        whose="roundtable__organisers__email",
        purpose=_("To tell others, in the organisers’ words, what came of a roundtable."),
        private=("title", "text"),
        withheld=("why",),
        secret=("slug",),
        public=("roundtable__title", "state"),
        called=OF_ROUNDTABLE,
        also={"state": State.WITHDRAWN.value, "state_since": lambda now: now},
        until=where(
            ~Q(state=State.PUBLISHED.value) & ~Q(roundtable__organisers__email__gt=""),  # nobody is left to send it
            said=_("with the details of its last organiser, unless it is published"),
        ).saying(_("What is published stays until it is withdrawn.")),
        asked=False,  # the act that withdraws it tells the others, and keeps the words for them
    )

    roundtable = models.OneToOneField("roundtables.Roundtable", on_delete=models.CASCADE, related_name="story")
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=_STATES, default=State.DRAFT.value, db_index=True)
    state_since = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    why = models.TextField(blank=True, help_text="why staff returned or withdrew it, as the organisers read it")
    approved_by = models.CharField(max_length=150, blank=True, help_text="the staff's account that published it")
    published_at = models.DateTimeField(null=True, blank=True)
    slug = models.SlugField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["-published_at", "-pk"]
        permissions = [("publish_stories", "Can publish and return the stories of roundtables")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="roundtables_story_state_known"),
            models.UniqueConstraint(fields=["slug"], condition=~Q(slug=""), name="roundtables_story_slug_once"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED.value) | (Q(published_at__isnull=False) & ~Q(approved_by="") & ~Q(slug="")),
                name="roundtables_story_published_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"story {self.pk}"

    @property
    def is_with_staff(self) -> bool:
        """Whether it waits for staff, or is being read."""
        return self.state == State.SENT

    @property
    def is_published(self) -> bool:
        """Whether everybody can read it, where its roundtable took place."""
        return self.state == State.PUBLISHED

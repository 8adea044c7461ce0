"""A resource of the library, as everybody sees it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import Area
from causeway.library.resources.domain import LONGEST_ADDRESS, Captions, Format, Kind
from causeway.library.resources.labels import CAPTIONS, FORMATS, KINDS


class ResourceQuerySet(models.QuerySet["Resource"]):
    """Resources."""

    def public(self) -> "ResourceQuerySet":
        """Return those that everybody sees."""
        return self.filter(withdrawn_at=None)


class Resource(models.Model):
    """One thing worth reading, watching or taking along. ``address`` is a web address or a path of this site, empty for a mere file.

    ``pack_key`` names what the campaign pack brings; ``pack_sha256`` is of what the pack last wrote, ``row_sha256`` of what the row then
    held, so that staff's own words are known and kept.
    """

    holds_no_personal_data = "published things, and who published them"

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("what it is"), max_length=14, choices=[(each.value, KINDS[each]) for each in Kind])
    title = models.CharField(_("title"), max_length=200)
    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS, blank=True)
    address_key = models.CharField(max_length=LONGEST_ADDRESS, blank=True, db_index=True)
    publisher = models.CharField(_("publisher"), max_length=140)
    published = models.CharField(_("when it was published"), max_length=80, blank=True)
    published_on = models.DateField(_("day of publication"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=140, blank=True)
    format = models.CharField(
        _("format"), max_length=8, choices=[(each.value, FORMATS[each]) for each in Format], default=Format.PAGE.value
    )
    audiences = models.JSONField(_("for whom"), default=list, blank=True)
    services = models.JSONField(_("services"), default=list, blank=True)
    nations = models.JSONField(_("nations"), default=list, blank=True)
    areas = models.ManyToManyField(Area, related_name="+", blank=True)
    good_for = models.CharField(_("what it is good for"), max_length=300)
    about = models.TextField(_("what is in it"), max_length=1500, blank=True)
    checked = models.DateField(_("last checked by somebody"), null=True, blank=True)
    captions = models.CharField(
        _("captions"), max_length=8, choices=[(each.value, CAPTIONS[each]) for each in Captions], default=Captions.UNKNOWN.value
    )
    transcript = models.TextField(_("transcript"), blank=True)
    words = models.TextField(blank=True, help_text="what is searched, as words")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    pack_key = models.CharField(max_length=80, blank=True)
    pack_sha256 = models.CharField(max_length=64, blank=True)
    row_sha256 = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        permissions = [("keep_library", "Can keep the library")]
        constraints = [
            models.UniqueConstraint(
                fields=["pack_key"], condition=~models.Q(pack_key=""), name="library_resource_one_of_each_pack_key"
            ),
            models.UniqueConstraint(
                fields=["address_key"], condition=~models.Q(address_key=""), name="library_resource_one_of_each_address"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("library:resource", args=[self.slug])

    @property
    def is_here(self) -> bool:
        """Whether its address is a page of this site."""
        return self.address.startswith("/")

    @property
    def is_video(self) -> bool:
        """Whether it is watched."""
        return self.kind == Kind.VIDEO or self.format == Format.VIDEO

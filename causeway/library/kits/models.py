"""A kit: a few resources in order, each with why it is in it, for something somebody is about to do."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from causeway.library.resources.models import Resource


class Kit(models.Model):
    """One kit. ``needed`` says when one needs it; ``beside`` is the path of this site beside which it is shown."""

    holds_no_personal_data = "a list of published things"

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=90)
    needed = models.CharField(_("when one needs it"), max_length=300)
    beside = models.CharField(_("beside which page"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    pack_sha256 = models.CharField(max_length=64, blank=True)
    row_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("library:kit", args=[self.slug])


class KitItem(models.Model):
    """One resource in a kit: where it stands, and why it is there."""

    holds_no_personal_data = "a published thing in a list"

    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="in_kits")
    order = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=240)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["kit", "resource"], name="library_kititem_once_in_a_kit")]

    def __str__(self) -> str:
        return f"{self.kit}: {self.resource}"

"""Roundtables that staff offer as good examples to begin from."""

from django.db import models


class GoodExample(models.Model):
    """A roundtable that others may begin from. ``content`` is what staff looked at when they chose it, and nothing written since."""

    holds_no_personal_data = "format, themes, run sheet and tasks, which staff read for names before they were offered"

    roundtable = models.OneToOneField("roundtables.Roundtable", on_delete=models.CASCADE, related_name="example")
    name = models.CharField(max_length=120, help_text="as organisers read it")
    why = models.TextField(help_text="what is good about it, as organisers read it")
    content = models.JSONField()
    chosen = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

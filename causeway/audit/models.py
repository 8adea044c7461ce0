"""The audit trail: one row for every act that matters."""

from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One act: when, who (a staff user name, ``writer``, ``system``…), what, on what. Holds no personal data of the public."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.CharField(max_length=150)
    act = models.CharField(max_length=80)
    subject = models.CharField(max_length=120, blank=True, help_text="room.Model:key")
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["actor", "-at"], name="audit_entry_by_actor"),
            models.Index(fields=["act", "-at"], name="audit_entry_by_act"),
        ]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.act} {self.subject}"

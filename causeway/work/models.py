"""Who has which job and which task, and until when. Nothing here is about a person."""

from django.db import models
from django.utils import timezone


class Round(models.Model):
    """A job's last round. While a worker has it, ``due_at`` is when its lease runs out: a job whose worker was killed is simply due again."""

    holds_no_personal_data = "when jobs were done, and by which process"

    name = models.CharField(max_length=80, primary_key=True, help_text="of causeway.work.jobs")
    due_at = models.DateTimeField(default=timezone.now)
    holder = models.CharField(max_length=80, blank=True, help_text="the worker that is at it; empty: none")
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0, help_text="in a row")
    failure = models.CharField(max_length=80, blank=True, help_text="the kind of the last error; its words are in the log")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TaskLease(models.Model):
    """Until when a task that has begun counts as being worked on; renewed while its worker lives."""

    holds_no_personal_data = "which process works on a task, and until when"

    task = models.UUIDField(primary_key=True, help_text="of django_tasks_db")
    holder = models.CharField(max_length=80)
    held_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.task} until {self.held_until:%H:%M:%S}"

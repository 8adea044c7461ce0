"""Why a day was called off stands with the day; where all of an activity was called off, with each day that was to come."""

from django.db import migrations, models


def copy(apps, schema_editor):
    using = schema_editor.connection.alias
    days = apps.get_model("activities", "Day").objects.using(using)
    for activity in apps.get_model("activities", "Activity").objects.using(using).exclude(off_why=""):
        days.filter(activity=activity, off=True).update(off_why=activity.off_why)
    for activity in apps.get_model("activities", "Activity").objects.using(using).filter(state="cancelled"):
        to_come = days.filter(activity=activity, off=False, ends_at__gte=activity.state_since)
        to_come.update(off=True, off_why=activity.off_why)


def copy_back(apps, schema_editor):
    using = schema_editor.connection.alias
    days = apps.get_model("activities", "Day").objects.using(using)
    for activity in apps.get_model("activities", "Activity").objects.using(using).filter(days__off=True).distinct():
        activity.off_why = days.filter(activity=activity, off=True).order_by("-starts_at").values_list("off_why", flat=True)[0]
        activity.save(update_fields=["off_why"])


class Migration(migrations.Migration):
    dependencies = [("activities", "0004_counted_by_seat")]

    operations = [
        migrations.AddField("day", "off_why", models.TextField(blank=True, default="", help_text="why, as everybody reads it"), preserve_default=False),
        migrations.RunPython(copy, copy_back),
        migrations.RemoveField("activity", "off_why"),
    ]

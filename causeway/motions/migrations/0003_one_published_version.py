"""Of each motion one version is published: what was published before a later one, or stood under one that was taken off, is withdrawn."""

from django.db import migrations


def withdraw_older(apps, schema_editor):
    """Leave of each motion only the version that was published last, as it stands."""
    versions = apps.get_model("motions", "Version").objects.using(schema_editor.connection.alias)
    latest = {}
    for version in versions.exclude(published_at=None).order_by("published_at", "pk").values("pk", "motion_id"):
        latest[version["motion_id"]] = version["pk"]
    versions.filter(state="published").exclude(pk__in=latest.values()).update(state="withdrawn")


class Migration(migrations.Migration):
    dependencies = [("motions", "0002_reviewers")]
    operations = [migrations.RunPython(withdraw_older, migrations.RunPython.noop)]

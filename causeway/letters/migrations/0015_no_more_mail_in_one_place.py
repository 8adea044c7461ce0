"""An address that is never written to again stands where every room looks: in the outbox, under the same digest."""

from typing import Any

from django.db import migrations


def to_outbox(apps: Any, _editor: Any) -> None:
    """Copy each promise; one that stands there already now holds for what is asked for as well."""
    kept = apps.get_model("outbox", "Suppression").objects
    for blocked in apps.get_model("letters", "BlockedAddress").objects.iterator():
        row, made = kept.get_or_create(address_key=blocked.address_key, defaults={"created": blocked.created, "everything": True})
        if not made and not row.everything:
            row.everything = True
            row.save(update_fields=["everything"])


def back(apps: Any, _editor: Any) -> None:
    """Copy the promises back that hold for everything; the outbox keeps its own, and no more mail goes there either way."""
    blocked = apps.get_model("letters", "BlockedAddress").objects
    for row in apps.get_model("outbox", "Suppression").objects.filter(everything=True).iterator():
        made, _new = blocked.get_or_create(address_key=row.address_key)
        blocked.filter(pk=made.pk).update(created=row.created)


class Migration(migrations.Migration):
    dependencies = [("letters", "0014_addressee"), ("outbox", "0006_no_more")]
    operations = [
        migrations.RunPython(to_outbox, back),
        migrations.DeleteModel(name="BlockedAddress"),
    ]

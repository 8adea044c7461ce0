"""The motions room has the motion now. A motion that staff wrote on the first page is put under its case; the pack's own goes."""

import hashlib
import json
from typing import Any

from django.db import migrations

FIELDS = ("headline", "summary", "search_description", "issue", "asks", "actions", "facts", "motion", "resources")


def _sha256(page: Any, names: tuple[str, ...]) -> str:
    """Return the checksum of a page as causeway.pages.pack keeps it: the title, and the fields that the pack writes."""
    values = {name: getattr(page, name) for name in names}
    plain = {name: value.get_prep_value() if hasattr(value, "get_prep_value") else value for name, value in values.items()}
    for stream in plain.values():
        if isinstance(stream, list):
            for block in stream:
                block.pop("id", None)
    said = json.dumps([page.title, plain], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def keep_what_staff_wrote(apps: Any, _schema_editor: Any) -> None:
    """Let a page that nobody edited still be known as the pack's, and lose no word of one that staff did."""
    packed = {row.page_id: row for row in apps.get_model("pages", "PackedPage").objects.all()}
    for page in apps.get_model("pages", "CampaignPage").objects.all():
        row = packed.get(page.pk)
        if row is not None and row.page_sha256 == _sha256(page, FIELDS):
            row.page_sha256 = _sha256(page, tuple(name for name in FIELDS if name != "motion"))
            row.save(update_fields=["page_sha256"])
        elif page.motion:
            page.issue = f"{page.issue}{page.motion}"
            page.save(update_fields=["issue"])


class Migration(migrations.Migration):
    """Take the field away."""

    dependencies = [("pages", "0001_initial")]
    operations = [
        migrations.RunPython(keep_what_staff_wrote, migrations.RunPython.noop),
        migrations.RemoveField("campaignpage", "motion"),
    ]

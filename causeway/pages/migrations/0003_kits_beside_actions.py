"""What the campaign's page listed to read moves into the library, where staff had made the list their own; kits stand beside actions.

A page as the pack wrote it is in the library by the pack. Of every page that the pack wrote, the checksum is told anew: the fields that it
is of are others now, and an unchanged page must not look changed.
"""

import hashlib
import json

import wagtail.fields
from django.db import migrations
from django.utils.text import slugify

BEFORE = ("headline", "summary", "search_description", "issue", "asks", "actions", "facts", "resources")
KINDS = {"report": "report", "video": "video", "link": "link", "account": "account", "search": "search", "news": "article"}


def _sha256(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def _held(page, names, *, with_kits):
    plain = {}
    for name in names:
        value = getattr(page, name)
        plain[name] = value.get_prep_value() if hasattr(value, "get_prep_value") else value
        for block in plain[name] if isinstance(plain[name], list) else ():
            block.pop("id", None)
            if name == "actions" and with_kits:
                block["value"]["kit"] = block["value"].get("kit") or ""
            elif name == "actions":
                block["value"].pop("kit", None)
    return _sha256([page.title, plain])


def carry(apps, _schema_editor):
    packed = {row.page_id: row for row in apps.get_model("pages", "PackedPage").objects.all()}
    for page in apps.get_model("pages", "CampaignPage").objects.all():
        row = packed.get(page.pk)
        if row is not None and _held(page, BEFORE, with_kits=False) == row.page_sha256:
            row.page_sha256 = _held(page, [name for name in BEFORE if name != "resources"], with_kits=True)
            row.save(update_fields=["page_sha256"])
        elif page.resources:
            _into_the_library(apps.get_model("library", "Resource").objects, page.resources)


def _into_the_library(resources, blocks):
    for block in blocks:
        given = block.value
        key = given["url"].partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")
        if resources.filter(address_key=key).exists():
            continue
        stem = slugify(given["title"])[:60] or "resource"
        slug, number = stem, 2
        while resources.filter(slug=slug).exists():
            slug, number = f"{stem}-{number}", number + 1
        note = given["note"] or ""
        resources.create(
            slug=slug,
            kind=KINDS.get(given["kind"], "link"),
            title=given["title"],
            address=given["url"],
            address_key=key,
            publisher=given["publisher"],
            published=given["when"] or "",
            good_for=note[:300] or given["title"],
            about=note if len(note) > 300 else "",
            words=f" {' '.join(slugify(each) for each in (given['title'] + ' ' + given['publisher'] + ' ' + note).split())}",
        )


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0002_no_motion"),
        ("library", "0001_the_library"),
    ]

    operations = [
        migrations.AlterField(
            model_name="campaignpage",
            name="actions",
            field=wagtail.fields.StreamField([('action', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'max_length': 90}), 1: ('wagtail.blocks.TextBlock', (), {}), 2: ('wagtail.blocks.IntegerBlock', (), {'max_value': 600, 'min_value': 1, 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'A path on this site such as /write/, or a whole address', 'max_length': 300, 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'max_length': 60, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'default': '', 'help_text': 'The short name of a kit of the library that helps with it', 'max_length': 60, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 1), ('minutes', 2), ('link', 3), ('link_text', 4), ('kit', 5)]], {})}),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="campaignpage",
            name="resources",
        ),
    ]

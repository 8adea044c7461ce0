"""Takes over who looks after which region. The table stands where it stood; groups of staff keep what they may."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REGIONS = [
    ("E12000001", "North East"),
    ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"),
    ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"),
    ("E12000006", "East of England"),
    ("E12000007", "London"),
    ("E12000008", "South East"),
    ("E12000009", "South West"),
    ("W92000004", "Wales"),
    ("S92000003", "Scotland"),
    ("N92000002", "Northern Ireland"),
]


def _renamed(before, after):
    def rename(apps, schema_editor):
        kinds = apps.get_model("contenttypes", "ContentType").objects.using(schema_editor.connection.alias)
        if not kinds.filter(app_label=after, model="looksafter").exists():
            kinds.filter(app_label=before, model="looksafter").update(app_label=after)

    return rename


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roundtables", "0014_regions_of_all_rooms"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="LooksAfter",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("region", models.CharField(choices=REGIONS, max_length=9, verbose_name="region")),
                        (
                            "withdrawn",
                            models.BooleanField(default=False, help_text="They no longer look after it.", verbose_name="withdrawn"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="looks_after",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="account",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "roundtables_looksafter",
                        "verbose_name": "regional organiser",
                        "ordering": ("region", "user__username"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "region"),
                                name="roundtables_looks_after_once",
                                violation_error_message="This account has that region already.",
                            )
                        ],
                    },
                )
            ]
        ),
        migrations.RunPython(_renamed("roundtables", "regions"), _renamed("regions", "roundtables")),
    ]

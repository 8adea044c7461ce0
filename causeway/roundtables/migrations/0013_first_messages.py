"""First messages of new organisers that staff look at before they go, and who may release them."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


GROUP, CODENAME = "Roundtable staff", "release_sends"
NAME = "Can release the first messages of new organisers"


def grant(apps, schema_editor):
    """Let the group release. Django makes permissions after the migrations; it finds this one then and makes no second."""
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    kind, _ = kinds.get_or_create(app_label="roundtables", model="sendreview")
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    permission, _ = permissions.get_or_create(content_type=kind, codename=CODENAME, defaults={"name": NAME})
    group = apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP).first()
    if group is not None:  # who renamed or removed it decides themselves who releases
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("roundtables", "0012_addresses_of_entries"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="SendReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state_since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waiting"), ("released", "released"), ("refused", "refused")],
                        db_index=True,
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("digest", models.CharField(help_text="by which the same words are known again", max_length=64)),
                ("words", models.JSONField(blank=True, default=dict, help_text="what strangers would read, by what it is")),
                ("reasons", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("decided_by", models.CharField(blank=True, help_text="the staff's account", max_length=150)),
                ("why", models.TextField(blank=True, help_text="why staff refused it, as the organiser reads it")),
                (
                    "organiser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="roundtables.organiser"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "permissions": [("release_sends", "Can release the first messages of new organisers")],
                "constraints": [
                    models.UniqueConstraint(fields=("organiser", "digest"), name="roundtables_send_review_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "released", "refused"])),
                        name="roundtables_send_review_state_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]

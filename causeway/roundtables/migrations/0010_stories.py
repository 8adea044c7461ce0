"""The stories of roundtables, and who may publish them: the staff's group that is ready to use can."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

GROUP, CODENAME = "Roundtable staff", "publish_stories"
NAME = "Can publish and return the stories of roundtables"
STATES = ["draft", "sent to staff", "published", "returned", "withdrawn"]


def grant(apps, schema_editor):
    """Let the group publish. Django makes permissions after the migrations; it finds this one then and makes no second."""
    using = schema_editor.connection.alias
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.using(using).get_or_create(app_label="roundtables", model="story")
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    permission, _ = permissions.get_or_create(content_type=kind, codename=CODENAME, defaults={"name": NAME})
    group = apps.get_model("auth", "Group").objects.using(using).filter(name=GROUP).first()
    if group is not None:  # who renamed or removed it decides themselves who publishes
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("roundtables", "0009_thanks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(blank=True, max_length=120)),
                ("text", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(choices=[(each, each) for each in STATES], db_index=True, default="draft", max_length=20),
                ),
                ("state_since", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "why",
                    models.TextField(blank=True, help_text="why staff returned or withdrew it, as the organisers read it"),
                ),
                (
                    "approved_by",
                    models.CharField(blank=True, help_text="the staff's account that published it", max_length=150),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("slug", models.SlugField(blank=True, max_length=80)),
                (
                    "roundtable",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="story", to="roundtables.roundtable"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ["-published_at", "-pk"],
                "permissions": [(CODENAME, NAME)],
                "constraints": [
                    models.CheckConstraint(condition=Q(state__in=STATES), name="roundtables_story_state_known"),
                    models.UniqueConstraint(condition=~Q(slug=""), fields=("slug",), name="roundtables_story_slug_once"),
                    models.CheckConstraint(
                        condition=~Q(state="published") | (Q(published_at__isnull=False) & ~Q(approved_by="") & ~Q(slug="")),
                        name="roundtables_story_published_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]

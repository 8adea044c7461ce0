"""A group for those who look after partners and are told of leaks."""

from django.db import migrations

GROUP = "Partner staff"
PERMISSIONS = {
    ("wagtailadmin", "admin", "access_admin"): "Can access Wagtail admin",
    ("letters", "partner", "view_partner"): "Can view partner",
    ("letters", "partner", "add_partner"): "Can add partner",
    ("letters", "partner", "change_partner"): "Can change partner",
    ("colleagues", "front", "publish"): "Can publish partners’ lines and logos",
    ("colleagues", "release", "watch_coverage"): "Can see attacks on the tables of schools that acted, and is told of leaks",
}


def make(apps, _editor):
    """Make the permissions, which Django itself would make only after the last migration, then the group."""
    made = []
    for (app, model, codename), name in PERMISSIONS.items():
        kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
        found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=kind, codename=codename, defaults={"name": name}
        )
        made.append(found)
    group, new = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    if new:  # what staff changed in a group of this name is theirs
        group.permissions.add(*made)


def take_back(apps, _editor):
    """Remove the group while nobody is in it."""
    apps.get_model("auth", "Group").objects.filter(name=GROUP, user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("colleagues", "0002_coverage_and_partners"),
        ("letters", "0016_invited"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(make, take_back)]

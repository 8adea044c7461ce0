"""A group for those who read motions before they are public, and nothing else."""

from django.db import migrations

REVIEWERS = "Motion reviewers"


def _permission(apps, app, model, codename, name):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name}
    )
    return found


def make(apps, _editor):
    """Make the permissions, which Django itself would make only after the last migration, then the group."""
    enter = _permission(apps, "wagtailadmin", "admin", "access_admin", "Can access Wagtail admin")
    publish = _permission(apps, "motions", "version", "publish", "Can publish motions")
    reviewers, _ = apps.get_model("auth", "Group").objects.get_or_create(name=REVIEWERS)
    reviewers.permissions.add(enter, publish)


def take_back(apps, _editor):
    """Remove the group while nobody is in it."""
    apps.get_model("auth", "Group").objects.filter(name=REVIEWERS, user=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("motions", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours is to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(make, take_back)]

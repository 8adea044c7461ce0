"""A group ready to use: who writes surveys, and who seals and publishes them."""

from django.db import migrations

PERMISSIONS = {
    "write": "Can write surveys",
    "publish": "Can seal surveys and publish what came of them",
    "quote": "Can publish words of respondents",
}
GROUPS = {"Survey writers": ["write"], "Survey editors": ["write", "publish", "quote"]}
# Django makes permissions after the migrations; those given here have to be there before. It finds them then and makes no second ones.


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    kind, _ = kinds.get_or_create(app_label="surveys", model="survey")
    made = {
        codename: permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]
        for codename, name in PERMISSIONS.items()
    }
    admin = permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    for name, codenames in GROUPS.items():
        group, new = groups.get_or_create(name=name)
        if new:  # what staff changed in a group of this name is theirs
            group.permissions.add(*filter(None, [admin, *(made[codename] for codename in codenames)]))


class Migration(migrations.Migration):
    dependencies = [
        ("surveys", "0001_surveys"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours are to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

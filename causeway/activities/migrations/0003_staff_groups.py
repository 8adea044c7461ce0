"""Two groups ready to use: who publishes activities everywhere, and who does so in the regions they look after."""

from django.db import migrations

GROUPS = {
    "Activity staff": ("publish", "Can publish activities everywhere"),
    "Activity staff of regions": ("publish_own_regions", "Can publish the activities of the regions they look after"),
}


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    kind, _ = kinds.get_or_create(app_label="activities", model="activity")
    admin = permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    for name, (codename, said) in GROUPS.items():
        may, _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": said})
        group, new = groups.get_or_create(name=name)
        if new:  # what staff changed in a group of this name is theirs
            group.permissions.add(*filter(None, [admin, may]))


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0002_support_reports_and_promotion"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # These allow something to every group that may enter: ours are to be made after them.
        ("letters", "0007_reviewers"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

"""A group ready to use: who looks after news sources and edits the news."""

from django.db import migrations

GROUP = "News staff"
PERMISSIONS = (("source", "keep_sources", "Can look after news sources"), ("item", "edit_news", "Can edit the news"))


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    made = [permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()]
    for model, codename, name in PERMISSIONS:
        # Django makes permissions after the migrations; it finds these then and makes no second.
        kind, _ = kinds.get_or_create(app_label="news", model=model)
        made.append(permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0])
    group, new = groups.get_or_create(name=GROUP)
    if new:  # what staff changed in a group of this name is theirs
        group.permissions.add(*filter(None, made))


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0001_the_newsroom"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours are to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

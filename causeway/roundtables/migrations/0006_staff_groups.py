"""Two groups ready to use: who looks after roundtables everywhere, and who does so in regions."""

from django.db import migrations

GROUPS = {
    "Roundtable staff": ["see_roundtables", "see_contacts", "choose_examples", "publish_promises"],
    "Regional organisers": ["see_own_regions", "see_contacts"],
}
# Django makes permissions after the migrations; those given here have to be there before. It finds them then and makes no second ones.
PERMISSIONS = {
    "see_roundtables": ("roundtable", "Can see all roundtables, without people's details"),
    "see_own_regions": ("roundtable", "Can see the roundtables of the regions they look after"),
    "see_contacts": ("roundtable", "Can open people's details of the roundtables they see"),
    "choose_examples": ("roundtable", "Can offer a roundtable as a good example"),
    "publish_promises": ("promise", "Can agree to publish promises"),
}


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    made = {}
    for codename, (model, name) in PERMISSIONS.items():
        kind, _ = kinds.get_or_create(app_label="roundtables", model=model)
        made[codename], _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})
    admin = permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    for name, codenames in GROUPS.items():
        group, new = groups.get_or_create(name=name)
        if new:  # what staff changed in a group of this name is theirs
            group.permissions.add(*filter(None, [admin, *(made[codename] for codename in codenames)]))


class Migration(migrations.Migration):
    dependencies = [
        ("roundtables", "0005_staff"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours are to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

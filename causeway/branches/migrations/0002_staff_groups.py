"""Two groups ready to use: who looks after branches everywhere, and who does so in regions."""

from django.db import migrations

REGIONAL = ["see_branches", "confirm_officers", "answer_letters", "publish"]
GROUPS = {"Branch staff": [*REGIONAL, "all_regions", "import_branches"], "Regional branch staff": REGIONAL}
# Django makes permissions after the migrations; those given here have to be there before. It finds them then and makes no second ones.
PERMISSIONS = {
    "see_branches": ("branch", "Can see branches of the regions they look after, and how their letters stand"),
    "all_regions": ("branch", "Can do so for every region"),
    "import_branches": ("branch", "Can bring in a file of branches, and take one off"),
    "confirm_officers": ("branch", "Can confirm officers and end their term"),
    "answer_letters": ("branch", "Can read and answer letters that no officer answered"),
    "publish": ("listing", "Can publish branches’ pages"),
}


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    made = {}
    for codename, (model, name) in PERMISSIONS.items():
        kind, _ = kinds.get_or_create(app_label="branches", model=model)
        made[codename], _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})
    admin = permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    for name, codenames in GROUPS.items():
        group, new = groups.get_or_create(name=name)
        if new:  # what staff changed in a group of this name is theirs
            group.permissions.add(*filter(None, [admin, *(made[codename] for codename in codenames)]))


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours are to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

"""Roles ready to use: reviewers and data officers; what editors and regional organisers may do besides."""

from django.db import migrations

# Django makes permissions after the migrations; those given here have to be there before. It finds them then and makes no second ones.
PERMISSIONS = {
    "insights.setaside.see_seats": "Can see Monday's five and the coverage of the regions they look after",
    "insights.setaside.look_after_people": "Can find, export and erase what is held about a person",
    "letters.freeze.review_letters": "Can look at letters before they go",
    "activities.activity.publish": "Can publish activities everywhere",
    "motions.version.publish": "Can publish motions",
    "branches.listing.publish": "Can publish branches' pages",
    "colleagues.front.publish": "Can publish partners' lines and logos",
    "roundtables.story.publish_stories": "Can publish and return the stories of roundtables",
    "roundtables.promise.publish_promises": "Can agree to publish promises",
    "roundtables.sendreview.release_sends": "Can release the first messages of new organisers",
    "roundtables.roundtable.see_roundtables": "Can see all roundtables, without people's details",
    "library.resource.keep_library": "Can keep the library",
    "supporters.newsletter.write": "Can write newsletters",
    "audit.entry.view_entry": "Can view entry",
}
NEW = {
    "Reviewers": [
        "letters.freeze.review_letters",
        "activities.activity.publish",
        "motions.version.publish",
        "branches.listing.publish",
        "colleagues.front.publish",
        "roundtables.story.publish_stories",
        "roundtables.promise.publish_promises",
        "roundtables.sendreview.release_sends",
        "roundtables.roundtable.see_roundtables",
    ],
    "Campaign editors": ["library.resource.keep_library", "supporters.newsletter.write"],
    "Data officers": ["insights.setaside.look_after_people", "audit.entry.view_entry"],
}
BESIDES = {"Regional organisers": ["insights.setaside.see_seats"]}


def make(apps, schema_editor):
    using = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    made = {}
    for path, name in PERMISSIONS.items():
        app, model, codename = path.split(".")
        kind, _ = kinds.get_or_create(app_label=app, model=model)
        made[path], _ = permissions.get_or_create(content_type=kind, codename=codename, defaults={"name": name})
    admin = permissions.filter(codename="access_admin", content_type__app_label="wagtailadmin").first()
    for name, paths in NEW.items():
        group, new = groups.get_or_create(name=name)
        if new:  # what staff changed in a group of this name is theirs
            group.permissions.add(*filter(None, [admin, *(made[path] for path in paths)]))
    for name, paths in BESIDES.items():
        for group in groups.filter(name=name):
            group.permissions.add(*(made[path] for path in paths))


class Migration(migrations.Migration):
    dependencies = [
        ("insights", "0002_monday_and_rights"),
        ("activities", "0003_staff_groups"),
        ("audit", "0001_initial"),
        ("branches", "0002_staff_groups"),
        ("colleagues", "0003_staff_group"),
        ("letters", "0007_reviewers"),
        ("library", "0002_staff_group"),
        ("motions", "0002_reviewers"),
        ("roundtables", "0013_first_messages"),
        ("supporters", "0002_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # Both allow something to every group that may enter: ours are to be made after them.
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

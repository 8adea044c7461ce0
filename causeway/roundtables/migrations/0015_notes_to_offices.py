"""Which copies of a note went to an MP's office, by the addresses its roundtable's offices gave."""

from django.db import migrations, models


def fill(apps, schema_editor):
    using = schema_editor.connection.alias
    copies = apps.get_model("roundtables", "NoteCopy").objects.using(using)
    invitations = apps.get_model("roundtables", "Invitation").objects.using(using)
    answers = apps.get_model("roundtables", "Answer").objects.using(using)
    for copy in copies.exclude(email="").select_related("note").iterator():
        ours = {"roundtable": copy.note.roundtable_id, "mp_email__iexact": copy.email}
        theirs = {"invitation__roundtable": copy.note.roundtable_id, "email__iexact": copy.email}
        if invitations.filter(**ours).exists() or answers.filter(**theirs).exists():
            copies.filter(pk=copy.pk).update(office=True)


class Migration(migrations.Migration):
    dependencies = [("roundtables", "0014_regions_of_all_rooms")]

    operations = [
        migrations.AddField(
            model_name="notecopy",
            name="office",
            field=models.BooleanField(
                default=False, help_text="an MP's office, which is public; nobody there is asked whether they want mail"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

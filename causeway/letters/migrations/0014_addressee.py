"""The fields that hold whom a letter is to are named for an addressee: they hold an officer of a council as well as an MP."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("letters", "0013_offices_are_data"),
    ]

    operations = [
        migrations.RenameField("letter", "mp_name", "addressee_name"),
        migrations.RenameField("letter", "mp_email", "addressee_email"),
    ]

"""A letter that staff let go may wait for an MP, and its writer has it back when somebody else holds the seat."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0007_reviewers")]
    operations = [
        migrations.AlterField(
            model_name="freeze",
            name="decided_at",
            field=models.DateTimeField(
                blank=True, help_text="when staff let it go or refused it; let go, it may still wait for an MP", null=True
            ),
        ),
        migrations.AddField(
            model_name="freeze",
            name="returned_at",
            field=models.DateTimeField(
                blank=True, help_text="when its writer had it back, because somebody else holds the seat", null=True
            ),
        ),
    ]

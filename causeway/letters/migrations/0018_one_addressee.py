"""Whoever a letter is to is kept in one set of columns, the MP as the holders of offices."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat, Substr


def to_one(apps, _editor):
    """Fill in of letters to MPs what is kept of everybody."""
    letters = apps.get_model("letters", "Letter").objects
    letters.exclude(office="").update(addressee_key=F("office_key"))
    number = Cast("member_id", models.CharField(max_length=20))
    letters.filter(office="").update(
        addressee_key=Concat(Value("mp:"), number), holder_name=F("addressee_name"), addressee_place=F("seat_name")
    )


def to_two(apps, _editor):
    """Put back what was kept of MPs alone and of offices alone."""
    letters = apps.get_model("letters", "Letter").objects
    letters.exclude(office="").update(office_key=F("addressee_key"))
    of_mps = letters.filter(office="", addressee_key__startswith="mp:")
    of_mps.update(
        member_id=Cast(Substr("addressee_key", 4), models.PositiveIntegerField()), holder_name="", addressee_place="", office_area=""
    )


class Migration(migrations.Migration):
    dependencies = [("letters", "0017_words_for_people")]
    operations = [
        migrations.RenameField("draft", "office_name", "holder_name"),
        migrations.RenameField("letter", "office_name", "holder_name"),
        migrations.RenameField("letter", "office_place", "addressee_place"),
        migrations.AddField("letter", "addressee_key", models.CharField(default="", max_length=40, help_text="tells one addressee from another"), preserve_default=False),
        migrations.AlterField("letter", "member_id", models.PositiveIntegerField(default=0)),
        migrations.AlterField("letter", "holder_name", models.CharField(blank=True, help_text="whom the letter greets by name; empty: the post itself", max_length=200)),
        migrations.RunPython(to_one, to_two),
        migrations.RemoveField("letter", "member_id"),
        migrations.RemoveField("letter", "office_key"),
        migrations.AlterField(
            model_name='draft',
            name='holder_name',
            field=models.CharField(blank=True, help_text='its holder, where they were chosen by name', max_length=200),
        ),
        migrations.AlterField(
            model_name='draft',
            name='office',
            field=models.CharField(blank=True, help_text="the post that is written to; the MP's is empty", max_length=20),
        ),
        migrations.AlterField(
            model_name='draft',
            name='office_area',
            field=models.CharField(blank=True, help_text='the area that post was asked for, if not the seat', max_length=9),
        ),
        migrations.AlterField(
            model_name='letter',
            name='addressee_name',
            field=models.CharField(help_text='whom it is to; a post with its area where no name was held', max_length=200),
        ),
        migrations.AlterField(
            model_name='letter',
            name='addressee_place',
            field=models.CharField(blank=True, help_text='what they act for', max_length=120),
        ),
        migrations.AlterField(
            model_name='letter',
            name='office',
            field=models.CharField(blank=True, help_text="the post that is written to; the MP's is empty", max_length=20),
        ),
        migrations.AlterField(
            model_name='sentbywriter',
            name='office',
            field=models.CharField(blank=True, help_text="the post that was written to; the MP's is empty", max_length=20),
        ),
    ]

"""Where a calendar entry stands, who came for a seat, when a date was added, what shows a promise kept; fields that nothing read are gone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('roundtables', '0010_stories'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='entrysent',
            name='roundtables_entry_once_to_a_guest',
        ),
        migrations.RemoveConstraint(
            model_name='entrysent',
            name='roundtables_entry_once_to_an_office',
        ),
        migrations.RemoveField(
            model_name='candidatedate',
            name='to_guests',
        ),
        migrations.RemoveField(
            model_name='candidatedate',
            name='to_mps',
        ),
        migrations.RemoveField(
            model_name='guest',
            name='home_seat_code',
        ),
        migrations.RemoveField(
            model_name='invitation',
            name='version',
        ),
        migrations.RemoveField(
            model_name='roundtable',
            name='version',
        ),
        migrations.RemoveField(
            model_name='seat',
            name='shares_authority',
        ),
        migrations.AddField(
            model_name='attendance',
            name='instead',
            field=models.BooleanField(blank=True, help_text='whether somebody came for the MP; empty: as their office said, or a guest', null=True),
        ),
        migrations.AddField(
            model_name='candidatedate',
            name='added_at',
            field=models.DateTimeField(blank=True, help_text='when it was first offered; empty: before this was kept', null=True),
        ),
        migrations.AddField(
            model_name='entrysent',
            name='email',
            field=models.CharField(blank=True, help_text='where it went; empty: before this was kept, or erased', max_length=254),
        ),
        migrations.AddField(
            model_name='guest',
            name='asked_new_at',
            field=models.DateTimeField(blank=True, help_text='when they were last asked about dates that were added since', null=True),
        ),
        migrations.AddField(
            model_name='promise',
            name='shown_by',
            field=models.CharField(blank=True, help_text='what shows it, where it is no page: a letter, a note', max_length=300),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='shown_by',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='roundtable',
            name='put_off_from',
            field=models.DateTimeField(blank=True, help_text='the moment it was settled on before it was put off', null=True),
        ),
        migrations.AddField(
            model_name='roundtable',
            name='taken_out',
            field=models.PositiveIntegerField(default=0, help_text='how many entries were taken out of single calendars'),
        ),
    ]

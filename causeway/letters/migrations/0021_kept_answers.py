"""Totals by kind of office, and what was answered by seat, with what there is by now."""

from collections import Counter

from django.db import migrations, models
from django.db.models import Count

ARRIVED = ("delivered", "chased", "answered")


def count(apps, schema_editor):
    """Count what is there once; from here on each is counted as it moves."""
    using = schema_editor.connection.alias

    def rows(name):
        return apps.get_model("letters", name).objects.using(using)

    found = {}

    def put(name, counted):
        for office, many in counted:
            found.setdefault(office, {})[name] = many

    ours = rows("Letter").filter(state__in=ARRIVED, confirmed_at__isnull=False).order_by()
    put("delivered", ours.values_list("office").annotate(Count("pk")))
    put("sent_by_writers", rows("SentByWriter").order_by().values_list("office").annotate(Count("pk")))
    put("replies", rows("Reply").filter(is_answer=True).order_by().values_list("letter__office").annotate(Count("pk")))
    total = apps.get_model("letters", "OfficeTotal")
    total.objects.using(using).bulk_create(total(office=office, **counts) for office, counts in found.items())
    _answers(rows)


def _answers(rows):
    days, said, seen = {}, {}, set()
    logged = rows("Reply").filter(is_answer=True, letter__office="").order_by("received_on", "pk")
    for letter, seat, after, codes in logged.values_list("letter_id", "letter__seat_code", "days", "said"):
        said.setdefault(seat, Counter()).update(set(codes))
        if letter not in seen:
            days.setdefault(seat, []).append(after)
            seen.add(letter)
    for seat, counts in said.items():
        rows("SeatTotal").filter(seat_code=seat).update(days=days.get(seat, []), said=dict(counts))


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0020_totals_of_letters'),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficeTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(max_length=20, unique=True)),
                ('delivered', models.PositiveIntegerField(default=0)),
                ('sent_by_writers', models.PositiveIntegerField(default=0)),
                ('replies', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name='seattotal',
            name='days',
            field=models.JSONField(default=list, help_text='of each letter that was answered, the days to its first answer'),
        ),
        migrations.AddField(
            model_name='seattotal',
            name='said',
            field=models.JSONField(default=dict, help_text='how many answers said each thing, by its code'),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]

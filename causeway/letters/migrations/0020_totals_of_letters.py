"""Totals of letters by seat and by step, with what there is by now."""

from django.db import migrations, models
from django.db.models import Count, Min
from django.utils import timezone

ARRIVED = ("delivered", "chased", "answered")


def count(apps, schema_editor):
    """Count what is there once; from here on each is counted as it moves."""
    using = schema_editor.connection.alias

    def rows(name):
        return apps.get_model("letters", name).objects.using(using)

    found = {}

    def put(name, counted):
        for code, many in counted:
            found.setdefault(code, {})[name] = many

    ours = rows("Letter").filter(state__in=ARRIVED, confirmed_at__isnull=False, office="").order_by()
    put("delivered", ours.values_list("seat_code").annotate(Count("pk")))
    put("sent_by_writers", rows("SentByWriter").filter(office="").order_by().values_list("seat_code").annotate(Count("pk")))
    answers = rows("Reply").filter(is_answer=True, letter__office="").order_by()
    put("replies", answers.values_list("letter__seat_code").annotate(Count("pk")))
    for code, first in ours.values_list("seat_code").annotate(Min("confirmed_at")):
        found[code]["first_on"] = timezone.localtime(first).date()
    total = apps.get_model("letters", "SeatTotal")
    total.objects.using(using).bulk_create(total(seat_code=code, **counts) for code, counts in found.items())


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0019_letters_move'),
    ]

    operations = [
        migrations.CreateModel(
            name='SeatTotal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat_code', models.CharField(max_length=9, unique=True)),
                ('delivered', models.PositiveIntegerField(default=0)),
                ('sent_by_writers', models.PositiveIntegerField(default=0)),
                ('replies', models.PositiveIntegerField(default=0)),
                ('first_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='LetterStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('step', models.CharField(max_length=12)),
                ('many', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'step'), name='letters_step_once_a_day'), models.CheckConstraint(condition=models.Q(('step__in', ['opened', 'begun', 'asked', 'confirmed', 'delivered', 'answered'])), name='letters_step_known')],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]

from django.db import migrations, models


def note_periods(apps, schema_editor):
    """Note of each release that holds figures which periods they are of, as it is noted from now on when one is taken in."""
    Release, Observation = apps.get_model("evidence", "Release"), apps.get_model("evidence", "Observation")
    for release in Release.objects.exclude(state__in=("refused", "forgotten")):
        found = {}
        held = Observation.objects.filter(release=release).order_by("indicator", "period")
        for indicator, period in held.values_list("indicator", "period").distinct():
            found.setdefault(indicator, []).append(period)
        Release.objects.filter(pk=release.pk).update(periods=found)


class Migration(migrations.Migration):

    dependencies = [
        ("evidence", "0007_what_may_be_said"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="periods",
            field=models.JSONField(
                default=dict, help_text="by indicator, in order: so that no page has to look through the figures"
            ),
        ),
        migrations.RunPython(note_periods, migrations.RunPython.noop),
    ]

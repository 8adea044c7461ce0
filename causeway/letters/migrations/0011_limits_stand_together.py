from django.db import migrations

MOVED = {
    "limit_client_hour": ("letters.request.client", 60),
    "limit_email_hour": ("letters.request.email.hour", 5),
    "limit_email_day": ("letters.request.email.day", 5),
    "limit_network_hour": ("letters.request.network.hour", 60),
    "limit_network_day": ("letters.request.network.day", 400),
    "limit_postcode_hour": ("letters.request.postcode.hour", 60),
    "limit_postcode_day": ("letters.request.postcode.day", 120),
}


def carry_over(apps, _editor):
    """What staff chose stays chosen; what was the default follows the new default."""
    rules = apps.get_model("letters", "CareRules").objects.first()
    for field, (name, default) in MOVED.items():
        if rules is not None and getattr(rules, field) != default:
            apps.get_model("limits", "Chosen").objects.update_or_create(name=name, defaults={"most": getattr(rules, field)})


class Migration(migrations.Migration):
    dependencies = [("letters", "0010_asking_and_comparing"), ("limits", "0001_initial")]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop, elidable=True),
        *(migrations.RemoveField("carerules", field) for field in MOVED),
    ]

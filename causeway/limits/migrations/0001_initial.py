from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Chosen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("most", models.PositiveIntegerField()),
            ],
            options={"verbose_name": "chosen limit", "permissions": [("change_limits", "Can change limits")]},
        ),
    ]

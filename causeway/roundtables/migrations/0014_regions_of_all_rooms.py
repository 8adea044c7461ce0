"""Who looks after which region is kept for every room: the model goes to ``regions``, its table stays as it is."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("roundtables", "0013_first_messages")]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="LooksAfter")])]

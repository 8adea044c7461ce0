"""Where each calendar entry went, as the outbox still knows it; of older ones it stays empty."""

from django.db import migrations


def fill(apps, schema_editor):
    using = schema_editor.connection.alias
    sent = apps.get_model("roundtables", "EntrySent").objects.using(using)
    messages = apps.get_model("outbox", "Message").objects.using(using)
    for entry in sent.filter(email="").iterator():
        message = messages.filter(message_id=entry.message_id).exclude(to="").only("to").first()
        if message is not None:
            sent.filter(pk=entry.pk).update(email=message.to)


class Migration(migrations.Migration):
    dependencies = [("roundtables", "0011_where_an_entry_stands"), ("outbox", "0005_attachments")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

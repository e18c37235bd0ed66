from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_unsent_messages")]
    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["-at", "-id"], name="event_latest_first"),
        ),
    ]

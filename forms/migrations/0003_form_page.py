"""The page of a form is of any case type."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("appeal_forms", "0002_keying")]

    operations = [migrations.RenameModel("AppealFormPage", "FormPage")]

"""Words of complaints about personal data are searched: the worker looks at their cases again."""

from django.db import migrations


def _look_again(apps, schema_editor):
    cases = apps.get_model("cases", "Case").objects.exclude(data_complaint=None)
    cases.update(words_kept=False)


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_letters_of_a_kind")]
    operations = [migrations.RunPython(_look_again, migrations.RunPython.noop)]

from django.db import migrations

MANY = 1000  # the most common words whose numbers PostgreSQL keeps, instead of 100


def measured(kept: int):
    def measure(apps, schema_editor):
        """So that a rare word is known to be rare: taken for common, every case would be read.

        SQLite looks a word up without asking how common it is.
        """
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"ALTER TABLE cases_caseword ALTER COLUMN word SET STATISTICS {kept}"
            )

    return measure


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_email_upper")]
    operations = [migrations.RunPython(measured(MANY), measured(-1))]

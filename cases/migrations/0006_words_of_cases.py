import django.db.models.deletion
from django.db import migrations, models


def by_code_point(apps, schema_editor):
    """SQLite compares text byte by byte; PostgreSQL must be told to."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE cases_caseword ALTER COLUMN word TYPE varchar(41) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_events_stay")]
    operations = [
        migrations.CreateModel(
            name="CaseWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=41)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="words_kept",
            field=models.BooleanField(
                default=False, help_text="The words by which it is found are as it stands."
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("words_kept", False)),
                fields=["id"],
                name="case_words_to_keep",
            ),
        ),
        migrations.RunPython(by_code_point, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="caseword",
            constraint=models.UniqueConstraint(fields=("word", "case"), name="case_word_once"),
        ),
    ]

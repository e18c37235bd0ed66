"""Versions are numbered, and keep who released them and the pages they were frozen from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def number(apps, schema_editor) -> None:
    """Every version so far was released: counted for each form in the order of their days."""
    counts: dict = {}
    for version in apps.get_model("appeal_forms", "FormVersion").objects.order_by("released_at"):
        counts[version.form] = counts.get(version.form, 0) + 1
        version.number = counts[version.form]
        version.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [
        ("appeal_forms", "0003_form_page"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "formversion",
            "number",
            models.PositiveIntegerField(
                help_text="Counted for each form from 1; empty while it is only tried.", null=True
            ),
        ),
        migrations.AddField(
            "formversion",
            "pages",
            models.JSONField(
                default=dict,
                help_text="By language, the page it was frozen from, to be released again.",
            ),
        ),
        migrations.AddField(
            "formversion",
            "released_by",
            models.ForeignKey(
                help_text="Empty when the service itself released it, by a date set or when set up.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(number, migrations.RunPython.noop),
        migrations.AddConstraint(
            "formversion",
            models.UniqueConstraint(fields=("form", "number"), name="form_version_numbered_once"),
        ),
    ]

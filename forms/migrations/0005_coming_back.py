"""A draft can be opened elsewhere: secrets of other browsers, a code, and e-mails with links."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appeal_forms", "0004_versions_numbered")]

    operations = [
        migrations.CreateModel(
            name="DraftKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("browser", "the secret of a browser"),
                            ("code", "a code to write down"),
                        ],
                        max_length=7,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="appeal_forms.draft",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [models.Index(fields=["sha256"], name="draft_key")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "code")),
                        fields=("draft",),
                        name="draft_has_one_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftMail",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "the link asked for"),
                            ("ending", "notice that the draft will be deleted"),
                        ],
                        max_length=6,
                    ),
                ),
                ("to", models.CharField(db_index=True, max_length=254)),
                ("languages", models.CharField(help_text="In order, like cy,en.", max_length=5)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "opens",
                    models.BooleanField(
                        default=True,
                        help_text="Whether its link still opens: not once another address was given.",
                    ),
                ),
                (
                    "next_try_at",
                    models.DateTimeField(
                        blank=True, db_index=True, default=django.utils.timezone.now, null=True
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "last_error",
                    models.CharField(blank=True, help_text="A code, no words.", max_length=60),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="appeal_forms.draft",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "ending")),
                        fields=("draft",),
                        name="draft_told_once_of_its_end",
                    )
                ],
            },
        ),
    ]

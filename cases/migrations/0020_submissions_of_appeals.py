from django.db import migrations, models

KEPT = (
    *("key", "form_version", "written_in", "transcript"),
    *("representative", "representative_relation", "adjustments"),
)


def to_submissions(apps, schema_editor):
    """What the form of an appeal asked and was answered becomes a row of its case."""
    appeals, submissions = apps.get_model("cases", "Appeal"), apps.get_model("cases", "Submission")
    rows = appeals.objects.order_by("pk").values("case_id", *KEPT)
    made = (submissions(**row) for row in rows.iterator(chunk_size=500))
    submissions.objects.bulk_create(made, batch_size=500)


def to_appeals(apps, schema_editor):
    appeals, submissions = apps.get_model("cases", "Appeal"), apps.get_model("cases", "Submission")
    for row in submissions.objects.order_by("pk").values("case_id", *KEPT).iterator(500):
        appeals.objects.filter(case_id=row.pop("case_id")).update(**row)


def name_letters(apps, schema_editor):
    """Each kind as it went until now: nobody signed off the answer to a complaint."""
    kinds = apps.get_model("cases", "CaseType").objects
    kinds.filter(flow="appeal").update(letters="appeal")
    kinds.filter(code="appeal").update(prefix="CYS")
    kinds.filter(code="complaint").update(letters="complaint", signed_off=False)


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_submissions")]

    operations = [
        migrations.AlterField("appeal", "key", models.UUIDField(null=True, unique=True)),
        migrations.AlterField("appeal", "written_in", models.CharField(max_length=2, default="")),
        migrations.RunPython(to_submissions, to_appeals),
        migrations.RunPython(name_letters, migrations.RunPython.noop),
        *(migrations.RemoveField("appeal", name) for name in KEPT),
    ]

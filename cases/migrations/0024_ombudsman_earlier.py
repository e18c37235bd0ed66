"""What a record of the Ombudsman said before it was corrected stays: the database refuses to change
or remove it. Whoever is asked for a statement is told of it, once each.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQLITE = [
    f"""
    CREATE TRIGGER cases_ombudsmanearlier_no_{what.lower()} BEFORE {what} ON cases_ombudsmanearlier
    BEGIN SELECT RAISE(ABORT, 'what a record said before is never changed or removed'); END
    """
    for what in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION cases_ombudsmanearlier_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'what a record said before is never changed or removed'
        USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER cases_ombudsmanearlier_stays BEFORE UPDATE OR DELETE ON cases_ombudsmanearlier
    FOR EACH ROW EXECUTE FUNCTION cases_ombudsmanearlier_stays()
    """,
    """
    CREATE TRIGGER cases_ombudsmanearlier_not_emptied BEFORE TRUNCATE ON cases_ombudsmanearlier
    FOR EACH STATEMENT EXECUTE FUNCTION cases_ombudsmanearlier_stays()
    """,
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER cases_ombudsmanearlier_no_update",
        "DROP TRIGGER cases_ombudsmanearlier_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER cases_ombudsmanearlier_stays ON cases_ombudsmanearlier",
        "DROP TRIGGER cases_ombudsmanearlier_not_emptied ON cases_ombudsmanearlier",
        "DROP FUNCTION cases_ombudsmanearlier_stays",
    ],
}


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0023_routing_rows_ask_several'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='reminder',
            name='what',
            field=models.CharField(choices=[('ack_soon', 'the acknowledgement is due soon'), ('ack_late', 'the acknowledgement is overdue'), ('answer_soon', 'the answer is due soon'), ('answer_late', 'the answer is overdue'), ('data_soon', 'a data-protection complaint must soon be acknowledged'), ('data_late', 'a data-protection complaint was not acknowledged in time'), ('stmt_soon', 'a statement is due soon'), ('stmt_late', 'a statement is overdue'), ('own_asked', 'a statement is asked of them'), ('own_soon', 'a statement asked of them is due soon'), ('own_late', 'a statement asked of them is overdue')], max_length=12),
        ),
        migrations.CreateModel(
            name='OmbudsmanEarlier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(help_text='Of the record, when it said this.')),
                ('said', models.JSONField(help_text='By the names of the boxes; days in ISO 8601.')),
                ('recorded_at', models.DateTimeField(help_text='When this version was put down.')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='cases.ombudsmanrecord')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('record', 'version'), name='ombudsman_earlier_once')],
            },
        ),
        migrations.RunPython(_run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), _run(UNDO)),
    ]

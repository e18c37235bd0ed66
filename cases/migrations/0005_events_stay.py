"""What happened stays as it was written: the database itself refuses to change or remove an event.

Restoring a backup and loading a copy only insert, so both still work.
"""

from django.db import migrations

SQLITE = [
    f"""
    CREATE TRIGGER cases_event_no_{what.lower()} BEFORE {what} ON cases_event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed or removed'); END
    """
    for what in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION cases_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'an event is never changed or removed'
        USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER cases_event_stays BEFORE UPDATE OR DELETE ON cases_event
    FOR EACH ROW EXECUTE FUNCTION cases_event_stays()
    """,
    """
    CREATE TRIGGER cases_event_not_emptied BEFORE TRUNCATE ON cases_event
    FOR EACH STATEMENT EXECUTE FUNCTION cases_event_stays()
    """,
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER cases_event_no_update",
        "DROP TRIGGER cases_event_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER cases_event_stays ON cases_event",
        "DROP TRIGGER cases_event_not_emptied ON cases_event",
        "DROP FUNCTION cases_event_stays",
    ],
}


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_correspondence")]
    operations = [
        migrations.RunPython(_run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), _run(UNDO))
    ]

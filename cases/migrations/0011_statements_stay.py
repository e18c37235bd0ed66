"""A statement that was given stays as it was given: the database refuses to change or remove it.

Only that it was read may be noted afterwards. Restoring a backup and loading a copy only insert.
"""

from django.db import migrations, models

SEALED = (
    "id, key, case_id, of_id, questions, asked_by_id, asked_at, due_on, words, submitted_at, "
    "digest, withdrawn_at"
)
SQLITE = [
    f"""
    CREATE TRIGGER cases_statement_no_{what.split()[0].lower()} BEFORE {what} ON cases_statement
    WHEN OLD.submitted_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a statement that was given is never changed or removed'); END
    """
    for what in (f"UPDATE OF {SEALED}", "DELETE")
]
POSTGRESQL = [
    """
    CREATE FUNCTION cases_statement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a statement that was given is never changed or removed'
        USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    f"""
    CREATE TRIGGER cases_statement_stays BEFORE UPDATE OF {SEALED} OR DELETE ON cases_statement
    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION cases_statement_stays()
    """,
    """
    CREATE TRIGGER cases_statement_not_emptied BEFORE TRUNCATE ON cases_statement
    FOR EACH STATEMENT EXECUTE FUNCTION cases_statement_stays()
    """,
]
UNDO = {
    "sqlite": [
        "DROP TRIGGER cases_statement_no_update",
        "DROP TRIGGER cases_statement_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER cases_statement_stays ON cases_statement",
        "DROP TRIGGER cases_statement_not_emptied ON cases_statement",
        "DROP FUNCTION cases_statement_stays",
    ],
}


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_casework")]
    operations = [
        migrations.AddField(
            model_name="statement",
            name="read_at",
            field=models.DateTimeField(
                blank=True, help_text="When whoever holds the case first opened it.", null=True
            ),
        ),
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRESQL}), _run(UNDO)
        ),
    ]

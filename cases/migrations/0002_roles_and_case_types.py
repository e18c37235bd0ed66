from django.db import migrations

ROLES = (
    "editor",
    "welsh_officer",
    "frontline",
    "line_manager",
    "team_manager",
    "service_manager",
    "complaints_team",
    "complaints_lead",
    "chief_officer",
    "senior_reviewer",
    "auditor",
)
CASE_TYPES = (("appeal", "Apêl", "Appeal"), ("complaint", "Cwyn", "Complaint"))


def add(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)
    case_type = apps.get_model("cases", "CaseType")
    for code, cy, en in CASE_TYPES:
        case_type.objects.get_or_create(code=code, defaults={"name_cy": cy, "name_en": en})


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]

"""Each kind of case says which way it goes, and a complaint that only waited gets its place on it."""

from django.db import migrations
from django.utils import timezone

FLOW = "cases/enquiries.flows.EnquiryFlow"


def say_the_flow(apps, schema_editor):
    apps.get_model("cases", "CaseType").objects.filter(code="appeal").update(flow="appeal")


def go_on(apps, schema_editor):
    case, event = apps.get_model("cases", "Case"), apps.get_model("cases", "Event")
    process, task = apps.get_model("viewflow", "Process"), apps.get_model("viewflow", "Task")
    waiting = list(case.objects.filter(state="complaint"))
    if not waiting:
        return
    content_type = apps.get_model("contenttypes", "ContentType")
    kind, _made = content_type.objects.get_or_create(app_label="cases", model="case")
    now = timezone.now()
    for found in waiting:
        way = process.objects.create(
            flow_class=FLOW, artifact_content_type=kind, artifact_object_id=found.pk
        )
        started = task.objects.create(
            process=way,
            flow_task=f"{FLOW}.received",
            flow_task_type="START",
            status="DONE",
            started=now,
            finished=now,
        )
        waits = task.objects.create(
            process=way, flow_task=f"{FLOW}.assign", flow_task_type="HUMAN", status="NEW"
        )
        waits.previous.add(started)
        event.objects.create(
            case=found, kind="waits_to_be_assigned", at=now, data={"queue": found.queue}
        )
    case.objects.filter(state="complaint").update(state="received", handler=None)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_enquiries"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("viewflow", "0015_task_scheduled"),
    ]
    operations = [
        migrations.RunPython(say_the_flow, migrations.RunPython.noop),
        migrations.RunPython(go_on, migrations.RunPython.noop),
    ]

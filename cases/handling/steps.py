"""How a verb moves a case along its flow; nothing but these functions touches its tasks."""

from django.db.models import QuerySet
from viewflow.workflow.base import Flow
from viewflow.workflow.models import Process, Task
from viewflow.workflow.status import STATUS

from cases import permissions
from cases.handling.nodes import CaseTask, GivingTask
from cases.models import Case, State

OPEN = (STATUS.NEW, STATUS.ASSIGNED)


def lock(case: Case) -> Case:
    """The case as it is now, held until the transaction ends: one person acts at a time."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("case_type", "customer", "edition", "appeal", "submission", "handler")
        .get(pk=case.pk)
    )


def start(flow: type[Flow], case: Case) -> None:
    """Put a case on its way along `flow`."""
    flow.received.run(case=case)


def tasks(case: Case) -> QuerySet[Task]:
    """Every step of the case, done or waiting, whichever way it has gone."""
    ways = Process.objects.filter(
        artifact_object_id=case.pk,
        artifact_content_type__app_label="cases",
        artifact_content_type__model="case",
    )
    return Task.objects.filter(process__in=ways)


def open_task(case: Case) -> Task:
    """The one task of the case that waits for a person."""
    return tasks(case).get(status__in=OPEN)


def assign(case: Case, to) -> None:
    """Give the open task, and the case, to `to`; None puts it back in its queue.

    Where the open step is that of giving the case to somebody, it is done by this.
    """
    step = open_task(case).flow_task
    if to is None and step.put_back:
        go_to(case, step.put_back)
    else:
        _own(case, to)
    if to is not None and isinstance(step, GivingTask):
        finish(case, to)
        _own(case, to)
    case.handler = to
    case.version += 1
    case.save(update_fields=["handler", "version"])


def _own(case: Case, to) -> None:
    with open_task(case).activation() as activation:
        if activation.task.owner_id:
            activation.unassign()
        if to is not None:
            if not activation.flow_task.can_assign(to, activation.task):
                raise permissions.Refused("not_visible")
            activation.assign(to)


def finish(case: Case, by) -> None:
    """Finish the open task as `by`: the flow reads the case's new state and goes on.

    The verb has checked `by` before it changed the case.
    """
    with open_task(case).activation() as activation:
        if activation.task.owner_id is None:
            activation.assign(by)
        activation.start(None)
        activation.execute()
    _stand(case)


def go_on(case: Case, by) -> None:
    """Finish the open task as `by`, who holds the next one too."""
    finish(case, by)
    assign(case, by)


def end(case: Case, by) -> None:
    """The case is closed: finish the open task as `by`, and the way with it wherever it stood."""
    finish(case, by)
    if tasks(case).filter(status__in=OPEN).exists():
        go_to(case, "closed")


def go_to(case: Case, step: str) -> None:
    """Leave the open task and wait at `step` instead, in nobody's hands; or end there."""
    task = open_task(case)
    with task.activation() as activation:
        if activation.task.flow_task.name == step:
            return
        activation.cancel()
        there = task.flow_task.flow_class.instance.node(step)._create(activation, task.token)
        activation._activate_next({there})
    _stand(case)


def _stand(case: Case) -> None:
    """The state of an open case is that of the step it waits at, where the step names one."""
    waits = tasks(case).filter(status__in=OPEN).first() if case.state != State.CLOSED else None
    step = waits.flow_task if waits else None
    if isinstance(step, CaseTask) and step.state:
        case.state = step.state
        case.save(update_fields=["state"])

"""How a verb moves an appeal along its flow; nothing but these functions touches its tasks."""

from viewflow.workflow.status import STATUS

from cases import permissions
from cases.appeals.flows import AppealFlow
from cases.models import AppealProcess, Case


def lock(case: Case) -> Case:
    """The case as it is now, held until the transaction ends: one person acts at a time."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("case_type", "customer", "edition", "appeal", "handler")
        .get(pk=case.pk)
    )


def start(case: Case) -> None:
    """Put a new case on its way."""
    AppealFlow.received.run(case=case)


def open_task(case: Case):
    """The one task of the case that waits for a person."""
    return _process(case).task_set.get(status__in=(STATUS.NEW, STATUS.ASSIGNED))


def _process(case: Case) -> AppealProcess:
    return AppealProcess.objects.get(
        artifact_object_id=case.pk,
        artifact_content_type__app_label="cases",
        artifact_content_type__model="case",
    )


def assign(case: Case, to) -> None:
    """Give the open task, and the case, to `to`; None puts it back in its queue."""
    with open_task(case).activation() as activation:
        if activation.task.owner_id:
            activation.unassign()
        if to is not None:
            if not activation.flow_task.can_assign(to, activation.task):
                raise permissions.Refused("not_visible")
            activation.assign(to)
    case.handler = to
    case.version += 1
    case.save(update_fields=["handler", "version"])


def finish(case: Case, by) -> None:
    """Finish the open task as `by`: the flow reads the case's new state and goes on.

    The verb has checked `by` before it changed the case.
    """
    with open_task(case).activation() as activation:
        if activation.task.owner_id is None:
            activation.assign(by)
        activation.start(None)
        activation.execute()


def go_to(case: Case, step: str) -> None:
    """Leave the open task and wait at `step` instead, in nobody's hands."""
    task = open_task(case)
    with task.activation() as activation:
        if activation.task.flow_task.name == step:
            return
        activation.cancel()
        AppealFlow.instance.node(step)._create(activation, task.token)


def reopen(case: Case, to) -> None:
    """Undo the end of the way and the decision before it, and put a new decision in the hands of
    `to`. What was done stays on record as undone."""
    tasks = _process(case).task_set
    with tasks.get(flow_task=AppealFlow.closed, status=STATUS.DONE).activation() as end:
        end.undo()
    with tasks.get(flow_task=AppealFlow.decide, status=STATUS.DONE).activation() as decided:
        decided.undo()
        AppealFlow.instance.node("decide")._create(decided, decided.task.token)
    assign(case, to)

"""How a verb moves an appeal along its flow.

The engine asks permission only when a task is claimed, lets superusers through and can revive a
task without its owner; so its tasks ask our rights, and nothing but these functions touches them.
"""

from viewflow.workflow.nodes.view import View, ViewActivation
from viewflow.workflow.status import STATUS

from cases import permissions
from cases.models import AppealProcess, Case


class CaseActivation(ViewActivation):
    def revive(self):
        """A finished step is not opened again: a reopened matter is a new, linked case."""
        raise permissions.Refused("already_done")


class CaseTask(View):
    """A step done by a person who may see the case; it has no screen of the engine's own."""

    activation_class = CaseActivation

    def __init__(self) -> None:
        super().__init__(view=None)

    def can_assign(self, user, task) -> bool:
        return task.owner_id is None and permissions.may_hold(user, task.process.coerced.case)

    def can_execute(self, user, task) -> bool:
        return task.owner_id == user.pk and permissions.may_hold(user, task.process.coerced.case)

    def can_unassign(self, user, task) -> bool:
        return self.can_execute(user, task)


def lock(case: Case) -> Case:
    """The case as it is now, held until the transaction ends: one person acts at a time."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("case_type", "customer", "edition", "appeal", "handler")
        .get(pk=case.pk)
    )


def start(case: Case) -> None:
    """Put a new case on its way."""
    from cases.appeals.flows import AppealFlow

    AppealFlow.received.run(case=case)


def open_task(case: Case):
    """The one task of the case that waits for a person."""
    process = AppealProcess.objects.get(
        artifact_object_id=case.pk,
        artifact_content_type__app_label="cases",
        artifact_content_type__model="case",
    )
    return process.task_set.get(status__in=(STATUS.NEW, STATUS.ASSIGNED))


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
    from cases.appeals.flows import AppealFlow

    task = open_task(case)
    with task.activation() as activation:
        if activation.task.flow_task.name == step:
            return
        activation.cancel()
        AppealFlow.instance.node(step)._create(activation, task.token)

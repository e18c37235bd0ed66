"""The engine's own step of a person, asking our rights.

The engine asks permission only when a task is claimed, lets superusers through and can revive a
task without its owner; a step of ours does none of the three.
"""

from viewflow.workflow.nodes.view import View, ViewActivation

from cases import permissions


class CaseActivation(ViewActivation):
    def revive(self):
        """A finished step is not opened again: a reopened matter is a new, linked case."""
        raise permissions.Refused("already_done")


class CaseTask(View):
    """A step done by a person who may see the case; it has no screen of the engine's own.

    `state`: that of a case that waits here; a flow whose verbs say the state themselves names
    none. `put_back`: the step at which the case waits again once nobody holds it; none: this one.
    """

    activation_class = CaseActivation

    def __init__(self, state: str = "", *, put_back: str = "") -> None:
        super().__init__(view=None)
        self.state, self.put_back = state, put_back

    def can_assign(self, user, task) -> bool:
        return task.owner_id is None and permissions.may_hold(user, task.process.coerced.case)

    def can_execute(self, user, task) -> bool:
        return task.owner_id == user.pk and permissions.may_hold(user, task.process.coerced.case)

    def can_unassign(self, user, task) -> bool:
        return self.can_execute(user, task)


class GivingTask(CaseTask):
    """The step of giving a case to somebody: done once somebody holds it."""

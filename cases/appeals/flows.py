"""The way of an appeal, as a table of contents. The verbs beside it say what each step does."""

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock

from cases.handling.nodes import CaseTask
from cases.models import AppealProcess


class AppealFlow(Flow):
    """An appeal: checked by someone without a part in it, decided by whoever holds it, and signed
    off by a second person."""

    process_class = AppealProcess
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    received = flow.StartHandle(this.take_in).Next(this.route)
    route = (
        flow.Switch()
        .Case(this.confirm_involvement, lambda act: act.process.is_held)
        .Case(this.decide, lambda act: act.process.is_checked)
        .Default(this.triage)
    )
    confirm_involvement = CaseTask().Next(this.after_confirming)
    after_confirming = (
        flow.Switch().Case(this.closed, lambda act: act.process.is_finished).Default(this.triage)
    )
    triage = CaseTask().Next(this.after_triage)
    after_triage = (
        flow.Switch()
        .Case(this.closed, lambda act: act.process.is_finished)
        .Case(this.confirm_involvement, lambda act: act.process.is_held)
        .Default(this.decide)
    )
    decide = CaseTask().Next(this.after_decide)
    after_decide = (
        flow.Switch().Case(this.sign_off, lambda act: act.process.is_proposed).Default(this.closed)
    )
    sign_off = CaseTask().Next(this.after_sign_off)
    after_sign_off = (
        flow.Switch().Case(this.closed, lambda act: act.process.is_finished).Default(this.decide)
    )
    closed = flow.End()

    def take_in(self, activation, case):
        activation.process.artifact = case
        return activation.process

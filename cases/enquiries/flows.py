"""The way of a case that is answered, as a table of contents. The verbs beside it say what each
step does; the state that a step is named with is that of a case waiting there."""

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import SelectForUpdateLock

from cases.handling.nodes import CaseTask, GivingTask
from cases.models import EnquiryProcess, State


class EnquiryFlow(Flow):
    """Given to somebody, begun, answered by them, signed off by a second person where the kind of
    case says so, closed."""

    process_class = EnquiryProcess
    lock_impl = SelectForUpdateLock(nowait=False, attempts=1)

    received = flow.StartHandle(this.take_in).Next(this.assign)
    assign = GivingTask(State.RECEIVED).Next(this.begin)
    begin = CaseTask(State.ASSIGNED, put_back="assign").Next(this.answer)
    answer = CaseTask(State.IN_HAND).Next(this.after_answer)
    after_answer = (
        flow.Switch().Case(this.sign_off, lambda act: act.process.is_proposed).Default(this.close)
    )
    sign_off = CaseTask(State.SIGN).Next(this.after_sign_off)
    after_sign_off = (
        flow.Switch().Case(this.answer, lambda act: act.process.is_given_back).Default(this.close)
    )
    close = CaseTask(State.ANSWERED).Next(this.closed)
    closed = flow.End()

    def take_in(self, activation, case):
        activation.process.artifact = case
        return activation.process

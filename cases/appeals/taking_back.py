"""Taking back a decision whose letter nobody has begun to send."""

from datetime import datetime

from django.db import transaction
from viewflow.workflow.status import STATUS

from cases import events, letters, permissions, search
from cases.appeals.decisions import BOTH, FORM
from cases.appeals.flows import AppealFlow
from cases.casework import drafts
from cases.handling import steps
from cases.models import Case, LetterState, State, Translation
from cases.policy.clauses import Clause
from cases.translation import filing


@transaction.atomic
def take_back(case: Case, *, by, now: datetime) -> Case:
    """Undo a decision whose letter nobody has begun to send, within its time to think again.

    The letter and its copies are stopped, and the words are in the draft of the form. The case is
    its investigator's to decide again: `by` themselves when nobody else signed it off, the queue's
    when the investigator may no longer hold it. Of this and a worker taking the letter at once,
    one happens.
    """
    case = steps.lock(case)
    permissions.check_user_can_take_back(by, case)
    standing = case.letters.exclude(state=LetterState.STOPPED)
    letters.stop(standing.get(kind="decision", copy_of=None), by=by, now=now)
    investigator = case.decision.investigated_by or by
    _words_to_draft(case, by=investigator, now=now)
    case.decision.delete()
    case.appeal.grounds.update(answer_cy="", answer_en="")
    case.state, case.closed_at = State.DECIDE, None
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])
    _decide_again(case, investigator if permissions.may_hold(investigator, case) else None)
    events.record(case, "decision_taken_back", now=now, by=by, clause=Clause.APPEAL_WINDOW)
    search.changed(case)
    return case


def _words_to_draft(case: Case, *, by, now: datetime) -> None:
    """What was decided, as it stood in the form; and the words it was translated from."""
    decision = case.decision
    typed = {"outcome": decision.outcome, "learning": decision.learning}
    for language in BOTH:
        typed[f"reasons_{language}"] = decision.reasons(language)
        typed[f"apology_{language}"] = decision.apology(language)
        typed[f"remedy_{language}"] = decision.remedy(language)
        for ground in case.appeal.grounds.all():
            answer = ground.answer_cy if language == "cy" else ground.answer_en
            typed[f"ground_{ground.number}_{language}"] = answer
    for piece in filing.filed(case, Translation.What.DECISION):
        if typed.get(piece.box) == piece.translated and not typed[piece.source_box]:
            typed[piece.source_box] = piece.source
    drafts.forget(case, FORM)
    drafts.save(case, FORM, typed, by=by, now=now, version=0)


def _decide_again(case: Case, to) -> None:
    """Undo the way back from its end to the last decision, and put a new decision in the hands of
    `to`. What was done stays on record as undone."""
    done = steps.tasks(case).filter(status=STATUS.DONE).order_by("-pk")
    for task in done:
        with task.activation() as activation:
            activation.undo()
            if task.flow_task == AppealFlow.decide:
                AppealFlow.instance.node("decide")._create(activation, task.token)
                break
    steps.assign(case, to)

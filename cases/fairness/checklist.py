"""Whether the first decision was fair: five questions to the records, answered before an appeal
against it is decided."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cases import permissions
from cases.casework import Incomplete, drafts
from cases.fairness import findings
from cases.handling import steps
from cases.models import Case
from cases.policy import questions
from cases.policy.questions import Stage

FORM = "fairness"


@transaction.atomic
def answer(case: Case, answers: Mapping[str, tuple[str, str]], *, by, now: datetime) -> None:
    """Keep what the records show, for the one who holds the case and will decide it.

    `answers`: question -> answer and words. All five are answered at once, a no or a not known
    with words; answered again before the decision, the later answer stands.
    """
    case = steps.lock(case)
    permissions.check_user_can_judge_fairness(by, case)
    given = {code: answers.get(code, ("", "")) for code in questions.questions(Stage.FAIRNESS)}
    if problems := questions.problems(Stage.FAIRNESS, given):
        raise Incomplete(problems)
    findings.record(case, Stage.FAIRNESS, given, by=by, now=now)
    drafts.forget(case, FORM)

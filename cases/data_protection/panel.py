"""What a complaint about personal data adds to the page of its case, and to its line in a list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases import permissions
from cases.models import Case, DataComplaint, Letter
from cases.models.letter import GONE
from cases.policy.data_protection import ACKNOWLEDGE_WITHIN


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The complaint with its day and the working of it, and how far it has come."""

    complaint: DataComplaint
    letter: Letter | None
    late: bool
    """The day to acknowledge has passed and the letter has not gone."""
    may_answer: bool
    within: int = ACKNOWLEDGE_WITHIN


def of(case: Case, user: Any, today: date) -> Panel | None:
    """The complaint of this case; None when there is none."""
    complaint = known(case)
    if complaint is None:
        return None
    letter = Letter.objects.for_list().filter(pk=complaint.letter_id).first()
    gone = letter is not None and letter.state in GONE
    return Panel(
        complaint=complaint,
        letter=letter,
        late=not gone and today > complaint.acknowledge_by,
        may_answer=complaint.answered_on is None
        and permissions.user_can_answer_data_complaint(user, case),
    )


def known(case: Case) -> DataComplaint | None:
    """The complaint kept with a case; no query for one read by `Case.objects.for_list()`."""
    complaint = getattr(case, "data_complaint", None)
    return complaint if complaint is not None and complaint.pk else None


def may_note(case: Case, user: Any) -> bool:
    """Whether to offer recording one, to somebody who may see the case."""
    free = case.closed_at is not None or case.handler_id in (None, user.pk)
    return free and known(case) is None


def flags(case: Case) -> list[str]:
    """What to look out for, in a word or two each; `case` is from `Case.objects.for_list()`."""
    complaint = known(case)
    waits = complaint is not None and complaint.answered_on is None
    return [_("Complaint about personal data")] if waits else []

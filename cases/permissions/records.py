"""Who keeps what is recorded beside a case: its links, statements, arrangements."""

from cases.permissions.refused import Refused, answers
from cases.permissions.roles import has_right
from cases.permissions.seeing import check_no_colleague_holds, check_user_can_see


def check_user_can_link(user, case, other) -> None:
    """Link two cases, open or closed, or take the link away: whoever may see both."""
    check_user_can_see(user, case)
    check_user_can_see(user, other)
    if case.pk == other.pk:
        raise Refused("same_case")


def check_user_can_ask_for_statement(user, case) -> None:
    """Ask somebody for a statement about an open case, or withdraw that: who holds the case."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if case.handler_id != user.pk:
        raise Refused("statement_by_holder")


def check_user_can_give_statement(user, statement) -> None:
    """Say what one was asked, while it is asked: only that person, who may see nothing else."""
    if statement.of_id != user.pk or not has_right(user, "staff"):
        raise Refused("not_visible")
    if statement.submitted_at is not None:
        raise Refused("statement_given")
    if statement.withdrawn_at is not None or statement.case.closed_at is not None:
        raise Refused("statement_not_needed")


def check_user_can_arrange(user, case) -> None:
    """Record how the customer may be contacted and what they need, in an open or a closed case:
    anyone who may see it, unless a colleague holds it."""
    check_no_colleague_holds(user, case)


def check_user_can_note_data_complaint(user, case) -> None:
    """Record a complaint about personal data inside an open or a closed case: anyone who may see
    it, unless a colleague holds it."""
    check_no_colleague_holds(user, case)


def check_user_can_answer_data_complaint(user, case) -> None:
    """Record that the complaint about personal data inside a case was answered."""
    check_user_can_note_data_complaint(user, case)
    if not hasattr(case, "data_complaint"):
        raise Refused("no_data_complaint")


user_can_link = answers(check_user_can_link)
user_can_ask_for_statement = answers(check_user_can_ask_for_statement)
user_can_give_statement = answers(check_user_can_give_statement)
user_can_arrange = answers(check_user_can_arrange)
user_can_note_data_complaint = answers(check_user_can_note_data_complaint)
user_can_answer_data_complaint = answers(check_user_can_answer_data_complaint)

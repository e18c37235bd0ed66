"""Who may do what. A right is written once here and asked twice.

`check_user_can_x` raises `Refused` for the verb that acts; `user_can_x` answers for the page that
offers it. Reading is `Case.objects.visible_to(user)`: a case outside it does not exist for that
person, so every check here begins there. Roles are Django groups; a superuser has the roles of
the groups they are in and no others.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from cases.policy.terms import Reviewer


class Role(StrEnum):
    EDITOR = "editor"
    WELSH_OFFICER = "welsh_officer"
    FRONTLINE = "frontline"
    LINE_MANAGER = "line_manager"
    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    COMPLAINTS_TEAM = "complaints_team"
    COMPLAINTS_LEAD = "complaints_lead"
    CHIEF_OFFICER = "chief_officer"
    SENIOR_REVIEWER = "senior_reviewer"
    AUDITOR = "auditor"


# Whose work a queue is (7.2, 7.3). Nobody works the queue of parked cases: it raises an alert.
QUEUE_ROLES: dict[str, frozenset[str]] = {
    Reviewer.COMPLAINTS_TEAM: frozenset({Role.COMPLAINTS_TEAM, Role.COMPLAINTS_LEAD}),
    Reviewer.CHIEF_OFFICER: frozenset({Role.CHIEF_OFFICER}),
    Reviewer.SENIOR_REVIEWER: frozenset({Role.SENIOR_REVIEWER}),
}
CASEWORK_ROLES = frozenset().union(*QUEUE_ROLES.values())
# Who sees to it that the work of a colleague who leaves goes on.
LEADING_ROLES = frozenset({Role.COMPLAINTS_LEAD, Role.CHIEF_OFFICER})
# Who types in what came by post, by telephone or in person.
KEYING_ROLES = CASEWORK_ROLES | {Role.FRONTLINE}
# The states of a case from the first look until it is decided or answered.
BEING_DECIDED = ("triage", "decide", "sign", "received", "assigned", "in_hand")


class Refused(Exception):
    """The person may not do this, or no longer: `code` says why, for a message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def roles_of(user) -> frozenset[str]:
    """The roles an active person holds, read once per request."""
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_cyswllt_roles"):
        user._cyswllt_roles = frozenset(user.groups.values_list("name", flat=True))
    return user._cyswllt_roles


def right(name: str) -> Callable[[Any], Any]:
    """Declare the right a view asks for: `public`, `staff`, `casework`, `leading`, `keying`,
    `editors` or `role:x`.

    A view without one answers 404 (`portal.rights`).
    """

    def declare(view: Any) -> Any:
        view.declared_right = name
        return view

    return declare


def has_right(user, name: str) -> bool:
    """Whether `user` holds the right `name`, before any particular case is looked at."""
    if name == "public":
        return True
    roles = roles_of(user)
    if name == "staff":
        return bool(roles)
    if name == "casework":
        return bool(roles & CASEWORK_ROLES)
    if name == "leading":
        return bool(roles & LEADING_ROLES)
    if name == "keying":
        return bool(roles & KEYING_ROLES)
    if name == "editors":
        return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")
    return name.removeprefix("role:") in roles


def check_user_can_see(user, case) -> None:
    """7.3: in a queue they work, and without a part in the matter.

    A case just found among those `user` may see, for a page that changes nothing, says so
    (`casework.reading`); one that a verb holds is asked for again.
    """
    if getattr(case, "seen_by", None) == user.pk:
        return
    if not type(case).objects.visible_to(user).filter(pk=case.pk).exists():
        raise Refused("not_visible")


def check_user_can_claim(user, case) -> None:
    """Take an open case that nobody holds; never to sign off what one has proposed oneself."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if _proposed_by(user, case):
        raise Refused("own_proposal")
    if case.handler_id == user.pk:
        raise Refused("already_yours")
    if case.handler_id is not None:
        raise Refused("already_taken")


def check_user_can_assign(user, case, to) -> None:
    """Give a case nobody holds to the colleague `to`: whoever could take it, to whoever could."""
    check_user_can_see(user, case)
    if case.handler_id is not None:
        raise Refused("already_yours" if case.handler_id == user.pk else "already_taken")
    if not user_can_claim(user, case) and not _proposed_by(user, case):
        raise Refused("not_open")
    if not user_can_claim(to, case):
        raise Refused("colleague_may_not")


def check_user_can_work(user, case, *, state: str) -> None:
    """Act on the case at the step `state`: it stands there, and nobody else holds it."""
    check_user_can_see(user, case)
    if case.state != state:
        raise Refused("already_done")
    if case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_user_can_triage(user, case) -> None:
    check_user_can_work(user, case, state="triage")


def check_user_can_confirm_involvement(user, case) -> None:
    """Only the Chief Officer confirms, from records, that the Lead was involved."""
    check_user_can_work(user, case, state="held")


def check_user_can_decide(user, case) -> None:
    """7.2, 7.3: the one who holds the case decides it, unless its customer has withdrawn it."""
    check_user_can_work(user, case, state="decide")
    if case.handler_id != user.pk:
        raise Refused("claim_first")
    if case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("asks_to_withdraw")


def check_user_can_judge_fairness(user, case) -> None:
    """Answer whether the first decision was fair: the one who holds the case to decide it."""
    check_user_can_work(user, case, state="decide")
    if case.handler_id != user.pk:
        raise Refused("claim_first")


def check_user_can_review(user, case) -> None:
    """Read a proposed decision and give it back: a second person, who holds the case."""
    check_user_can_work(user, case, state="sign")
    if _proposed_by(user, case):
        raise Refused("own_proposal")
    if case.handler_id != user.pk:
        raise Refused("claim_to_sign")


def check_user_can_sign(user, case) -> None:
    """Sign a proposed decision off, unless the customer has withdrawn the appeal."""
    check_user_can_review(user, case)
    if case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("asks_to_withdraw")


def check_user_can_take_proposal_back(user, case) -> None:
    """Take one's own proposal back while nobody has taken the case to sign it off."""
    check_user_can_work(user, case, state="sign")
    if not _proposed_by(user, case):
        raise Refused("not_your_proposal")


def _proposed_by(user, case) -> bool:
    """Whether the decision that waits to be signed off is `user`'s own."""
    return case.state == "sign" and case.proposals.waiting().filter(proposed_by=user.pk).exists()


def check_user_can_begin(user, case) -> None:
    """Begin work on a case one was given."""
    _check_holds_at(user, case, state="assigned")


def check_user_can_answer(user, case) -> None:
    """Answer a case one has in hand, unless its customer has withdrawn it."""
    _check_holds_at(user, case, state="in_hand")
    if case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("asks_to_withdraw")


def check_user_can_close_answered(user, case) -> None:
    """Close a case one has answered."""
    _check_holds_at(user, case, state="answered")


def _check_holds_at(user, case, *, state: str) -> None:
    check_user_can_work(user, case, state=state)
    if case.handler_id != user.pk:
        raise Refused("take_case_first")


def check_user_can_take_answer_back(user, case) -> None:
    """Take an answer back: the one who gave it, while its letter has not left."""
    check_user_can_see(user, case)
    if case.state == "in_hand":
        raise Refused("already_taken_back")
    sent = case.letters.filter(kind="answered").exclude(state="stopped")
    if case.state != "answered" or case.decision.decided_by_id != user.pk:
        raise Refused("not_your_decision")
    if sent.exclude(pk__in=sent.stoppable()).exists():
        raise Refused("too_late_to_stop")


def check_user_can_hand_over(user, case, to) -> None:
    """Give a case one holds to a colleague who may see it, or back to the queue (`to` None)."""
    check_user_can_see(user, case)
    if case.state == "closed" or case.handler_id != user.pk:
        raise Refused("not_yours")
    if to is not None and (to.pk == user.pk or not may_hold(to, case)):
        raise Refused("colleague_may_not")


def check_user_can_stand_in(user, case, *, today) -> None:
    """Take over what a colleague holds who is away `today` and named `user` to stand in."""
    check_user_can_see(user, case)
    if case.state == "closed" or case.handler is None:
        raise Refused("not_open")
    if case.handler_id == user.pk:
        raise Refused("already_yours")
    if not case.handler.absences.on(today).filter(substitute=user).exists():
        raise Refused("not_standing_in")


def check_user_can_hand_on(user, case, *, colleague, to) -> None:
    """Give on what `colleague` holds, or put it back in its queue (`to` None): whoever leads."""
    check_user_can_see(user, case)
    if not has_right(user, "leading"):
        raise Refused("not_allowed")
    if case.state == "closed" or case.handler_id != colleague.pk:
        raise Refused("not_theirs")
    if to is not None and (to.pk == colleague.pk or not may_hold(to, case)):
        raise Refused("colleague_may_not")


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


def check_user_can_move(user, case) -> None:
    """Send a case on to the Chief Officer (7.3): anyone of the Complaints Team who may see it."""
    check_user_can_see(user, case)
    if case.state not in BEING_DECIDED or case.queue != Reviewer.COMPLAINTS_TEAM:
        raise Refused("not_open")


def check_user_can_send_back(user, case) -> None:
    """Only the Chief Officer sends a case back to the Complaints Team, with a reason."""
    check_user_can_see(user, case)
    if case.state not in BEING_DECIDED or case.queue != Reviewer.CHIEF_OFFICER:
        raise Refused("not_open")


def check_user_can_write(user, case) -> None:
    """Write to the customer in an open case: the one who holds it."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if case.handler_id != user.pk:
        raise Refused("take_it_first")


def check_user_can_extend(user, case, *, today) -> None:
    """Give more time to answer: whoever holds the case, before the old day has passed."""
    check_user_can_write(user, case)
    if case.state == "answered":
        raise Refused("not_open")
    if case.pauses.filter(resumed_on=None).exists():
        raise Refused("paused")
    if case.due_on < today:
        raise Refused("date_passed")


def check_user_can_pause(user, case, *, today) -> None:
    """Let the time to answer stand still: as for an extension."""
    check_user_can_extend(user, case, today=today)


def check_user_can_resume(user, case) -> None:
    """Let the time to answer go on: whoever holds the case."""
    check_user_can_write(user, case)
    if not case.pauses.filter(resumed_on=None).exists():
        raise Refused("not_paused")


def check_user_can_remove_extension(user, extension) -> None:
    """Take an extension away: whoever holds the case, while its time runs."""
    case = extension.case
    check_user_can_write(user, case)
    if extension.removed_at is not None:
        raise Refused("extension_removed")
    if case.pauses.filter(resumed_on=None).exists():
        raise Refused("paused")


def check_user_can_arrange(user, case) -> None:
    """Record how the customer may be contacted and what they need, in an open or a closed case:
    anyone who may see it, unless a colleague holds it."""
    check_user_can_see(user, case)
    if case.state != "closed" and case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_user_can_note_data_complaint(user, case) -> None:
    """Record a complaint about personal data inside an open or a closed case: anyone who may see
    it, unless a colleague holds it."""
    check_user_can_see(user, case)
    if case.state != "closed" and case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_user_can_answer_data_complaint(user, case) -> None:
    """Record that the complaint about personal data inside a case was answered."""
    check_user_can_note_data_complaint(user, case)
    if not hasattr(case, "data_complaint"):
        raise Refused("no_data_complaint")


def check_user_can_close_withdrawn(user, case) -> None:
    """Close a case its customer has withdrawn: the one who holds it."""
    check_user_can_write(user, case)
    if not case.withdrawals.filter(undone_at=None, handled_at=None).exists():
        raise Refused("not_withdrawn")


def check_user_can_translate(user, translation) -> None:
    """Translate for a letter: the Welsh-language officer, without a part in the matter (7.3)."""
    if not type(translation).objects.visible_to(user).filter(pk=translation.pk).exists():
        raise Refused("not_visible")
    if translation.withdrawn_at is not None:
        raise Refused("translation_withdrawn")
    if translation.filed_at is not None:
        raise Refused("translation_filed")


def check_user_can_ask_for_translation(user, case) -> None:
    """Ask for words of a letter to be translated: whoever may write them."""
    check_user_can_see(user, case)
    if case.state == "closed":
        raise Refused("not_open")
    if case.handler_id not in (None, user.pk):
        raise Refused("already_taken")


def check_user_can_take_back(user, case) -> None:
    """Take back a decision on the merits: the one who made it, while its letter has not left."""
    check_user_can_see(user, case)
    if case.state != "closed":
        raise Refused("already_taken_back")
    decided = case.letters.filter(kind="decision").exclude(state="stopped")
    if not decided.exists() or case.decision.decided_by_id != user.pk:
        raise Refused("not_your_decision")
    if decided.exclude(pk__in=decided.stoppable()).exists():
        raise Refused("too_late_to_stop")


def check_user_can_link(user, case, other) -> None:
    """Link two cases, open or closed, or take the link away: whoever may see both."""
    check_user_can_see(user, case)
    check_user_can_see(user, other)
    if case.pk == other.pk:
        raise Refused("same_case")


def check_user_can_reopen(user, case) -> None:
    """Take up a decided appeal again on new evidence: whoever may see it, once its letter can no
    longer be stopped. Where the policy gives no step within the council, there is none."""
    check_user_can_see(user, case)
    decided = getattr(case, "decision", None)
    if case.state != "closed" or decided is None or case.case_type.flow != "appeal":
        raise Refused("not_decided")
    if decided.outcome == "no_internal_step":
        raise Refused("no_internal_step")
    if case.letters.filter(kind__in=("decision", "late_refused")).stoppable().exists():
        raise Refused("letter_not_gone")


def check_user_can_record_withdrawal(user, case) -> None:
    """Record that the customer withdrew an appeal nobody has decided: whoever may see it."""
    check_user_can_see(user, case)
    undecided = case.state in ("held", "triage", "decide", "sign")
    if not undecided or case.case_type.flow != "appeal":
        raise Refused("not_open")


def may_hold(user, case) -> bool:
    """Whether the case may be given to `user`: not to sign off what they proposed themselves."""
    return (
        user.is_active
        and type(case).objects.visible_to(user).filter(pk=case.pk).exists()
        and not _proposed_by(user, case)
    )


def _answers(check: Callable[..., None]) -> Callable[..., bool]:
    def ask(*args: Any, **kwargs: Any) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    ask.__doc__ = f"Whether `{check.__name__}` would pass."
    return ask


user_can_see = _answers(check_user_can_see)
user_can_claim = _answers(check_user_can_claim)
user_can_assign = _answers(check_user_can_assign)
user_can_begin = _answers(check_user_can_begin)
user_can_answer = _answers(check_user_can_answer)
user_can_close_answered = _answers(check_user_can_close_answered)
user_can_take_answer_back = _answers(check_user_can_take_answer_back)
user_can_triage = _answers(check_user_can_triage)
user_can_confirm_involvement = _answers(check_user_can_confirm_involvement)
user_can_decide = _answers(check_user_can_decide)
user_can_judge_fairness = _answers(check_user_can_judge_fairness)
user_can_review = _answers(check_user_can_review)
user_can_sign = _answers(check_user_can_sign)
user_can_take_proposal_back = _answers(check_user_can_take_proposal_back)
user_can_hand_over = _answers(check_user_can_hand_over)
user_can_stand_in = _answers(check_user_can_stand_in)
user_can_hand_on = _answers(check_user_can_hand_on)
user_can_ask_for_statement = _answers(check_user_can_ask_for_statement)
user_can_give_statement = _answers(check_user_can_give_statement)
user_can_move = _answers(check_user_can_move)
user_can_send_back = _answers(check_user_can_send_back)
user_can_write = _answers(check_user_can_write)
user_can_extend = _answers(check_user_can_extend)
user_can_pause = _answers(check_user_can_pause)
user_can_resume = _answers(check_user_can_resume)
user_can_remove_extension = _answers(check_user_can_remove_extension)
user_can_arrange = _answers(check_user_can_arrange)
user_can_note_data_complaint = _answers(check_user_can_note_data_complaint)
user_can_answer_data_complaint = _answers(check_user_can_answer_data_complaint)
user_can_close_withdrawn = _answers(check_user_can_close_withdrawn)
user_can_translate = _answers(check_user_can_translate)
user_can_ask_for_translation = _answers(check_user_can_ask_for_translation)
user_can_take_back = _answers(check_user_can_take_back)
user_can_link = _answers(check_user_can_link)
user_can_reopen = _answers(check_user_can_reopen)
user_can_record_withdrawal = _answers(check_user_can_record_withdrawal)

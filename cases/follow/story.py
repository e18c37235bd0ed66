"""Where an appeal stands, in the customer's words and the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases.appeals.by_customer import may_withdraw
from cases.casework import withdrawals
from cases.clock import local_date
from cases.clocks.due import stands_still
from cases.follow import correspondence, stages
from cases.letters import who
from cases.letters.document import Link, Runs
from cases.letters.facts import Facts, site_url
from cases.models import Case, CaseType, Decision, Letter, State, Withdrawal
from cases.policy.terms import Outcome
from design.dates import long_date

STANDS: Mapping[str, Promise] = {
    State.HELD: gettext_lazy(
        "The Chief Officer is checking the records before your appeal goes on."
    ),
    State.TRIAGE: gettext_lazy("We have your appeal, and an officer is checking the details."),
    State.DECIDE: gettext_lazy("Your appeal has been checked and is being considered."),
    State.RECEIVED: gettext_lazy("We are dealing with what you sent as a complaint."),
    State.ASSIGNED: gettext_lazy("An officer has your complaint and will look into it."),
    State.IN_HAND: gettext_lazy("An officer is looking into your complaint."),
}
ENQUIRY_STANDS: Mapping[str, Promise] = {
    State.RECEIVED: gettext_lazy("We have what you sent us. An officer has not begun on it yet."),
    State.ASSIGNED: gettext_lazy("An officer has your case and will look into it."),
    State.IN_HAND: gettext_lazy("An officer is looking into your case."),
}
ENDED: Mapping[str, Promise] = {
    Outcome.STANDS: gettext_lazy("We have decided your appeal: the decision stands."),
    Outcome.VARIED: gettext_lazy("We have decided your appeal: the decision has been changed."),
    Outcome.ENDED: gettext_lazy("We have decided your appeal: the decision has been ended."),
    Outcome.LATE_REFUSED: gettext_lazy("Your late appeal has not been accepted."),
    Outcome.NO_INTERNAL_STEP: gettext_lazy(
        "The policy gives no further step within the Council. You can go to the Ombudsman now."
    ),
    Outcome.UPHELD: gettext_lazy("We have answered your complaint: we uphold it."),
    Outcome.PARTLY_UPHELD: gettext_lazy("We have answered your complaint: we uphold part of it."),
    Outcome.NOT_UPHELD: gettext_lazy("We have answered your complaint: we do not uphold it."),
    Outcome.ANSWERED: gettext_lazy("We have answered you."),
}


@dataclass(frozen=True, kw_only=True)
class Story:
    """What the page says, in order."""

    stands: str
    stages: tuple[stages.Stage, ...]
    next: tuple[str, ...]
    who: tuple[Runs, ...]
    letters: tuple[Letter, ...]
    withdrawal: Withdrawal | None
    """Asked for, and still to be handled: it can be undone."""
    may_withdraw: bool
    complaint: bool
    """It is answered, as a complaint or as what else it is, not decided as an appeal."""
    enquiry: bool
    """It is a request or feedback: neither an appeal nor a complaint."""
    closed: bool


def of(case: Case, *, now: datetime) -> Story:
    """The story of `case` at `now`, in the language of the page."""
    language = "en" if get_language() == "en" else "cy"
    state = stages.state_shown(case)
    closed = state == State.CLOSED
    withdrawal = withdrawals.standing(case)
    deciding = (
        () if closed or withdrawal else who.decides(Facts(case=case, kind="", now=now), language)
    )
    return Story(
        stands=_ended_how(case, withdrawal) if closed else str(_stands(case)[state]),
        stages=stages.of(case, state, withdrawn=withdrawal is not None),
        next=_next(case, closed, withdrawal, local_date(now), language),
        who=tuple(_here(sentence) for sentence in deciding),
        letters=tuple(correspondence.letters_of(case).for_list()),
        withdrawal=None if closed else withdrawal,
        may_withdraw=withdrawal is None and may_withdraw(case),
        complaint=case.case_type.flow == CaseType.Flow.ENQUIRY,
        enquiry=_is_enquiry(case),
        closed=closed,
    )


def _is_enquiry(case: Case) -> bool:
    return case.case_type.letters == CaseType.Letters.ENQUIRY


def _stands(case: Case) -> Mapping[str, Promise]:
    """What is said of each state, in the words of its kind of case."""
    return {**STANDS, **ENQUIRY_STANDS} if _is_enquiry(case) else STANDS


def _ended_how(case: Case, withdrawal: Withdrawal | None) -> str:
    decision = Decision.objects.filter(case=case).first()
    if decision is not None:
        return str(ENDED[decision.outcome])
    if withdrawal is None:
        return _("It is closed.")
    if case.case_type.flow == CaseType.Flow.ENQUIRY:
        return _("You withdrew your case, and it is closed.")
    return _("You withdrew your appeal, and it is closed.")


def _next(
    case: Case, closed: bool, withdrawal: Withdrawal | None, today: date, language: str
) -> tuple[str, ...]:
    if closed:
        return _ended(case, withdrawal)
    if withdrawal is not None:  # no answer is promised to who wants none
        if case.case_type.flow == CaseType.Flow.ENQUIRY:
            return (
                _("An officer will close your case and write to you, unless you go on with it."),
            )
        closing = _("An officer will close your appeal and write to you, unless you go on with it.")
        return closing, _("The measures stay in place, also if you withdraw.")
    return _open(case, today, language)


def _open(case: Case, today: date, language: str) -> tuple[str, ...]:
    said = {"date": long_date(case.due_on, language)}
    if pause := stands_still(case):
        said = {"date": long_date(pause.paused_on, language)}
        aim = _(
            "The time we have to answer has been paused since %(date)s. We will write to you with "
            "the new date."
        )
    elif case.due_on < today:
        aim = _("We aimed to answer by %(date)s. We are sorry that you do not have our answer yet.")
    else:
        aim = _("We aim to answer by %(date)s.")
    stay = _(
        "The measures stay in place while we consider your appeal. "
        "They do not stop you writing to us about it."
    )
    asked = _("If we need more information, we will contact you.")
    enquiry = case.case_type.flow == CaseType.Flow.ENQUIRY
    return (aim % said, asked) if enquiry else (aim % said, asked, stay)


def _ended(case: Case, withdrawal: Withdrawal | None) -> tuple[str, ...]:
    says_how = _("If you are not satisfied, the letter says how to complain to the Ombudsman.")
    if withdrawal is not None and withdrawal.handled_at is not None:
        if case.case_type.flow == CaseType.Flow.ENQUIRY:
            return (_("Our letter below confirms it."), says_how)
        return (_("Our letter below confirms it. The measures stay in place."), says_how)
    if _is_enquiry(case):
        return (_("Our letter below gives our answer."), says_how)
    return (_("Our letter below gives the reasons."), says_how)


def _here(sentence: Runs) -> Runs:
    """Links to our own pages without the host: the reader is already here."""
    return tuple(
        Link(run.words, run.url.removeprefix(site_url())) if isinstance(run, Link) else run
        for run in sentence
    )

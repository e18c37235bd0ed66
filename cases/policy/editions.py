"""The two editions of the policy that exist, as data.

Each edition maps every clause, by its lasting name (`cases.policy.clauses.Clause`), to the
number it has there; None means "not in this policy", and the rule is off.

===========================  =======  =======  ==============================================
lasting name                 current  earlier  what the clause says
===========================  =======  =======  ==============================================
accessible-service           1.1      1.1      accessible service; reasonable adjustments
few-cases                    1.2      1.2      for a very small number of cases
aims-and-scope               1.3      1.3      aims; phone and writing; who a complainant is
contact-and-complaint-apart  1.4      1.4      managing contact is separate from the complaint
staff-free-from-abuse        2.1      2.1      staff's right
abusive-behaviour            2.2      2.2      what counts as abusive: seven examples
threats-to-police            2.3      2.3      threats are reported
proportionate-time           3.1      3.1      time in proportion
unreasonable-demands         3.2      3.2      what counts as unreasonable: eight examples
ending-a-call                4.1      4.1      a call ends after one warning
telephone-restriction        4.2      4.2      the line manager may restrict calls for a period
after-a-call                 4.3      4.3      formal management is considered
decision-to-manage           5.1      5.1      who warns, refers and decides
complaints-team-contact      5.2      –        contact with the Complaints Team (illegible)
measures                     6.1      5.2      six ways of managing contact
one-line-open                6.2      5.3      at least one line of contact stays
grounds-for-decision         6.3      5.4      case by case: seven examples
decision-review              7.1      6.1      review of the decision
appeal-window                7.2      6.2      appeal: how, until when, who considers it
lead-involved                7.3      6.3      the Complaints Lead was involved
ombudsman                    7.4      –        the next step after the investigation
===========================  =======  =======  ==============================================

A code names an edition for good; it says nothing about today. Which edition is in force on a
day is the council's to enter, and no date is known for either.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.policy.clauses import Clause
from cases.policy.terms import TERM_CLAUSES, Decider, Edition, Reviewer, Terms


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A run of words in a clause's adopted text that states a term, in both languages."""

    clause: Clause
    term: str
    en: str
    cy: str


_SAME_IN_BOTH: dict[str, str | None] = {
    Clause.ACCESSIBLE_SERVICE: "1.1",
    Clause.FEW_CASES: "1.2",
    Clause.AIMS_AND_SCOPE: "1.3",
    Clause.CONTACT_AND_COMPLAINT_APART: "1.4",
    Clause.STAFF_FREE_FROM_ABUSE: "2.1",
    Clause.ABUSIVE_BEHAVIOUR: "2.2",
    Clause.THREATS_TO_POLICE: "2.3",
    Clause.PROPORTIONATE_TIME: "3.1",
    Clause.UNREASONABLE_DEMANDS: "3.2",
    Clause.ENDING_A_CALL: "4.1",
    Clause.TELEPHONE_RESTRICTION: "4.2",
    Clause.AFTER_A_CALL: "4.3",
    Clause.DECISION_TO_MANAGE: "5.1",
}

CURRENT = Edition(
    code="current",
    terms=Terms(
        warnings_before_call_ends=1,
        decider_after_referral=Decider.SERVICE_MANAGER,
        lines_left_open=1,
        review_within=6,
        appeal_window=20,
        appeal_in_writing=True,
        appeal_considered_by=Reviewer.COMPLAINTS_TEAM,
        when_lead_involved=Reviewer.CHIEF_OFFICER,
        after_investigation=Reviewer.OMBUDSMAN,
    ),
    clauses={
        **_SAME_IN_BOTH,
        Clause.COMPLAINTS_TEAM_CONTACT: "5.2",
        Clause.MEASURES: "6.1",
        Clause.ONE_LINE_OPEN: "6.2",
        Clause.GROUNDS_FOR_DECISION: "6.3",
        Clause.DECISION_REVIEW: "7.1",
        Clause.APPEAL_WINDOW: "7.2",
        Clause.LEAD_INVOLVED: "7.3",
        Clause.OMBUDSMAN: "7.4",
    },
)

EARLIER = Edition(
    code="earlier",
    terms=Terms(
        warnings_before_call_ends=1,
        decider_after_referral=None,
        lines_left_open=1,
        review_within=None,
        appeal_window=None,
        appeal_in_writing=False,
        appeal_considered_by=Reviewer.COMPLAINTS_TEAM,
        when_lead_involved=Reviewer.OMBUDSMAN,
        after_investigation=None,
    ),
    clauses={
        **_SAME_IN_BOTH,
        Clause.COMPLAINTS_TEAM_CONTACT: None,
        Clause.MEASURES: "5.2",
        Clause.ONE_LINE_OPEN: "5.3",
        Clause.GROUNDS_FOR_DECISION: "5.4",
        Clause.DECISION_REVIEW: "6.1",
        Clause.APPEAL_WINDOW: "6.2",
        Clause.LEAD_INVOLVED: "6.3",
        Clause.OMBUDSMAN: None,
    },
)

EDITIONS: Mapping[str, Edition] = {edition.code: edition for edition in (CURRENT, EARLIER)}


def by_code(code: str) -> Edition:
    """The edition of this code; an unknown code is refused."""
    try:
        return EDITIONS[code]
    except KeyError:
        raise ValueError(f"no edition {code!r}; known: {', '.join(EDITIONS)}") from None


def _stated(term: str, en: str, cy: str) -> Stated:
    return Stated(clause=TERM_CLAUSES[term], term=term, en=en, cy=cy)


_TEAM_CONSIDERS = _stated(
    "appeal_considered_by",
    "The Complaints Team will consider the appeal",
    "Bydd y Tîm Cwynion yn ystyried yr apêl",
)
_ONE_WARNING = _stated("warnings_before_call_ends", "warned once", "un rhybudd")
_ONE_LINE = _stated("lines_left_open", "at least one line of contact", "o leiaf un llinell gyswllt")
_OMBUDSMAN = ("Public Services Ombudsman for Wales", "Ombwdsmon Gwasanaethau Cyhoeddus Cymru")

STATED: Mapping[str, tuple[Stated, ...]] = {
    CURRENT.code: (
        _ONE_WARNING,
        _stated("decider_after_referral", "Service Manager", "Reolwr Gwasanaeth"),
        _ONE_LINE,
        _stated("review_within", "six months", "chwe mis"),
        _stated("appeal_window", "20 working days", "20 diwrnod gwaith"),
        _stated("appeal_in_writing", "by writing", "drwy ysgrifennu"),
        _TEAM_CONSIDERS,
        _stated(
            "when_lead_involved",
            "Chief Officer – Governance & Customer",
            "Prif Swyddog – Llywodraethu a Chwsmeriaid",
        ),
        _stated("after_investigation", *_OMBUDSMAN),
    ),
    EARLIER.code: (
        _ONE_WARNING,
        _ONE_LINE,
        _stated("appeal_in_writing", "by contacting", "drwy gysylltu"),
        _TEAM_CONSIDERS,
        _stated("when_lead_involved", *_OMBUDSMAN),
    ),
}
"""By edition code: the runs of words to mark in the published text. Each occurs exactly once in
its clause, in both languages, spelt as here."""

"""Which letters there are, and what each must and may say of a case."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from .case_type import CaseType


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The placeholders a text must and may have. `WHOLE` names those that are whole paragraphs."""

    required: frozenset[str]
    optional: frozenset[str] = frozenset()

    @property
    def allowed(self) -> frozenset[str]:
        return self.required | self.optional


MEANS = {
    "name": gettext_lazy("the person written to"),
    "customer": gettext_lazy("the customer, also when someone acts for them"),
    "reference": gettext_lazy("the reference number"),
    "received_on": gettext_lazy("the day what the customer sent came"),
    "notice_on": gettext_lazy("the date on the notice appealed against"),
    "due_on": gettext_lazy("the day by which the council aims to answer"),
    "was_due_on": gettext_lazy("the day by which the council aimed to answer until now"),
    "paused_on": gettext_lazy("the day from which the time to answer is paused"),
    "pause_why": gettext_lazy("why the time to answer is paused, in a sentence"),
    "first_reference": gettext_lazy("the reference number of the case taken up again"),
    "answered_on": gettext_lazy("the day the case taken up again was answered"),
    "withdrawn_on": gettext_lazy("the day the customer asked to withdraw"),
    "still_due": gettext_lazy("by when the council still aims to answer, where a day is promised"),
    "data_clock": gettext_lazy(
        "by when the complaint about personal data is acknowledged, that this letter does so, and "
        "that it is answered without undue delay"
    ),
    "commissioner": gettext_lazy("the right to complain to the Information Commissioner"),
    "lateness": gettext_lazy("if late: that it is not refused, and how the last day was counted"),
    "lateness_working": gettext_lazy("how the last day was counted"),
    "appealable": gettext_lazy("if it was no decision: what an officer will check"),
    "who_decides": gettext_lazy("who decides, and why (7.2, 7.3)"),
    "how_to_follow": gettext_lazy("where the case can be seen, with the one-time code"),
    "follow_page": gettext_lazy("where the case can be seen, without a code"),
    "reasons": gettext_lazy("the reasons as the officer wrote them"),
    "outcome": gettext_lazy("whether the complaint is upheld"),
    "apology": gettext_lazy("if there is one: the apology, under a heading"),
    "remedy": gettext_lazy("if anything does: what puts it right, under a heading"),
    "grounds": gettext_lazy("each reason of the customer with its answer"),
    "review": gettext_lazy("when the decision itself is reviewed (7.1)"),
    "clauses": gettext_lazy("the clauses applied, by number, with their addresses"),
    "contact": gettext_lazy(
        "if a contact plan stands: by which channels, on which days and with whom (6.1)"
    ),
    "words": gettext_lazy("the message as the officer wrote it"),
    "enclosures": gettext_lazy("the documents that go with the message, by name"),
    "how_to_answer": gettext_lazy("if a question is put: how to answer it, with a one-time code"),
    "news": gettext_lazy("what has happened, and by when the answer is due"),
    "code": gettext_lazy("the one-time code"),
    "code_until": gettext_lazy("the last day on which the code can be used"),
    "page": gettext_lazy("the address where the case can be seen"),
    "appeal_again": gettext_lazy("whether and until when one can appeal again"),
}
WHOLE = frozenset(
    {"lateness", "lateness_working", "appealable", "who_decides", "how_to_follow", "follow_page"}
    | {"reasons", "outcome", "apology", "remedy", "grounds", "review", "clauses", "contact"}
    | {"words", "enclosures"}
    | {"how_to_answer", "news", "appeal_again", "code", "pause_why"}
    | {"still_due", "data_clock", "commissioner"}
)
_ALWAYS = frozenset({"name", "customer", "reference"})
_OF_APPEAL = _ALWAYS | {"received_on", "notice_on"}


def _parts(*required: str, optional: frozenset[str] = _OF_APPEAL) -> Parts:
    return Parts(required=frozenset(required), optional=optional - set(required))


_DECISION = _parts(
    *("received_on", "reasons", "grounds", "apology", "remedy", "review", "clauses"),
    optional=_OF_APPEAL | {"contact"},
)
_ANY_CASE = _ALWAYS | {"received_on"}
_WITHDRAWN = _parts(*("reference", "withdrawn_on"), optional=_ANY_CASE | {"contact", "follow_page"})
_ACKNOWLEDGED = _parts(
    *("received_on", "who_decides", "due_on", "how_to_follow"), optional=_ALWAYS | {"contact"}
)
PARTS = {
    "acknowledgement": _parts(
        *("received_on", "lateness", "appealable", "who_decides", "due_on", "how_to_follow"),
        optional=_OF_APPEAL | {"contact"},
    ),
    "acknowledgement_of_complaint": _ACKNOWLEDGED,
    "acknowledgement_of_enquiry": _ACKNOWLEDGED,
    "decision_stands": _DECISION,
    "decision_varied": _DECISION,
    "decision_ended": _parts(
        *("received_on", "reasons", "grounds", "apology", "remedy", "clauses"),
        optional=_OF_APPEAL | {"review"},
    ),
    "late_refused": _parts("lateness_working", "reasons", "clauses"),
    "late_accepted": _parts(
        *("reasons", "clauses", "who_decides", "still_due", "follow_page"),
        optional=_OF_APPEAL | {"contact"},
    ),
    "data_complaint": _parts(
        *("data_clock", "commissioner", "follow_page"),
        optional=_ALWAYS | {"received_on", "contact"},
    ),
    "no_internal_step": _parts("reasons", "clauses"),
    "converted": _parts("reference", "received_on", "due_on", "clauses"),
    "answered": _parts(
        *("received_on", "outcome", "reasons", "apology", "remedy"),
        optional=_ALWAYS | {"contact", "follow_page"},
    ),
    "answered_of_enquiry": _parts(
        *("received_on", "reasons", "apology", "remedy"),
        optional=_ALWAYS | {"contact", "follow_page"},
    ),
    "withdrawn": _parts(
        *("withdrawn_on", "clauses", "appeal_again"), optional=_OF_APPEAL | {"contact"}
    ),
    "withdrawn_of_complaint": _WITHDRAWN,
    "withdrawn_of_enquiry": _WITHDRAWN,
    "reopened": _parts(
        *("reference", "first_reference", "answered_on", "due_on", "who_decides", "how_to_follow"),
        optional=_OF_APPEAL | {"contact"},
    ),
    "message": _parts(
        *("words", "enclosures", "how_to_answer", "contact"),
        optional=_OF_APPEAL | {"due_on", "follow_page"},
    ),
    "message_of_complaint": _parts(
        *("words", "enclosures", "how_to_answer", "contact"),
        optional=_OF_APPEAL | {"due_on", "follow_page"},
    ),
    "message_of_enquiry": _parts(
        *("words", "enclosures", "how_to_answer", "contact"),
        optional=_ANY_CASE | {"due_on", "follow_page"},
    ),
    "progress": _parts("news", "follow_page", "contact"),
    "progress_of_complaint": _parts("news", "follow_page", "contact"),
    "progress_of_enquiry": _parts("news", "follow_page", "contact", optional=_ANY_CASE),
    "extended": _parts(
        *("was_due_on", "due_on", "reasons", "follow_page", "contact"),
        optional=_ALWAYS | {"received_on"},
    ),
    "paused": _parts(
        *("paused_on", "pause_why", "reasons", "follow_page", "contact"),
        optional=_ALWAYS | {"received_on"},
    ),
    "access_code": _parts("how_to_follow", optional=_ALWAYS),
    "access_code_of_complaint": _parts("how_to_follow", optional=_ALWAYS),
    "access_code_of_enquiry": _parts("how_to_follow", optional=_ALWAYS),
    "access_code_text": _parts("code", "code_until", "page", optional=frozenset()),
}


def codes_for(wording: str) -> list[str]:
    """The texts that the letters of a kind of case with this wording (`CaseType.Letters`) are
    written from."""
    return [code for code in PARTS if _is_for(code, wording)]


def _is_for(code: str, wording: str) -> bool:
    """A text `…_of_complaint` is used for a complaint in the place of its like; one that may name
    the notice appealed against is for an appeal alone."""
    kind, _mark, own = code.partition("_of_")
    if own or f"{kind}_of_{wording}" in PARTS:
        return own == wording
    return wording == CaseType.Letters.APPEAL or "notice_on" not in PARTS[code].allowed


NAMES = {
    "acknowledgement": gettext_lazy("Acknowledgement of an appeal"),
    "acknowledgement_of_complaint": gettext_lazy("Acknowledgement of a complaint"),
    "acknowledgement_of_enquiry": gettext_lazy("Acknowledgement of a request or of feedback"),
    "decision_stands": gettext_lazy("Decision: the decision stands"),
    "decision_varied": gettext_lazy("Decision: the decision has been changed"),
    "decision_ended": gettext_lazy("Decision: the decision has been ended"),
    "late_refused": gettext_lazy("Late appeal not accepted"),
    "late_accepted": gettext_lazy("Late appeal accepted"),
    "data_complaint": gettext_lazy("A complaint about personal data"),
    "no_internal_step": gettext_lazy("No further internal step: the Ombudsman now"),
    "converted": gettext_lazy("The appeal goes on as a complaint"),
    "answered": gettext_lazy("The answer to a complaint"),
    "answered_of_enquiry": gettext_lazy("The answer to a request or to feedback"),
    "withdrawn": gettext_lazy("The appeal has been withdrawn"),
    "withdrawn_of_complaint": gettext_lazy("The complaint has been withdrawn"),
    "withdrawn_of_enquiry": gettext_lazy("The request or feedback has been withdrawn"),
    "reopened": gettext_lazy("An appeal is taken up again"),
    "message": gettext_lazy("An officer’s message"),
    "message_of_complaint": gettext_lazy("An officer’s message about a complaint"),
    "message_of_enquiry": gettext_lazy("An officer’s message about a request or feedback"),
    "progress": gettext_lazy("News of an appeal"),
    "progress_of_complaint": gettext_lazy("News of a complaint"),
    "progress_of_enquiry": gettext_lazy("News of a request or of feedback"),
    "extended": gettext_lazy("More time is needed to answer"),
    "paused": gettext_lazy("The time to answer is paused"),
    "access_code": gettext_lazy("A new one-time code"),
    "access_code_of_complaint": gettext_lazy("A new one-time code for a complaint"),
    "access_code_of_enquiry": gettext_lazy("A new one-time code for a request or feedback"),
    "access_code_text": gettext_lazy("A new one-time code, as a text message"),
}

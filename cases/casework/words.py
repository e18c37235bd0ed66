"""What the codes on a case are called on a screen, in the language of the person who reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases.models import Case, CaseLink, Involvement, Pause, Queue, Reminder, State
from cases.models.customer import ReplyLanguage
from cases.permissions import Role
from cases.policy.terms import Channel, Outcome
from design.templatetags.dates import long_date

Words = Mapping[Any, str | Promise]

STATES: Words = {
    State.HELD: pgettext_lazy("state of a case", "To confirm"),
    State.TRIAGE: pgettext_lazy("state of a case", "To check"),
    State.DECIDE: pgettext_lazy("state of a case", "To decide"),
    State.SIGN: pgettext_lazy("state of a case", "To sign off"),
    State.RECEIVED: pgettext_lazy("state of a case", "To assign"),
    State.ASSIGNED: pgettext_lazy("state of a case", "Assigned"),
    State.IN_HAND: pgettext_lazy("state of a case", "In hand"),
    State.ANSWERED: pgettext_lazy("state of a case", "Answered"),
    State.CLOSED: pgettext_lazy("state of a case", "Closed"),
}
QUEUES: Words = {
    Queue.COMPLAINTS_TEAM: pgettext_lazy("whose work", "Complaints Team"),
    Queue.CHIEF_OFFICER: pgettext_lazy("whose work", "Chief Officer"),
    Queue.SENIOR_REVIEWER: pgettext_lazy("whose work", "Senior reviewer"),
    Queue.NOBODY: pgettext_lazy("whose work", "Nobody free to decide"),
}
LANGUAGES: Words = {
    ReplyLanguage.WELSH: pgettext_lazy("language", "Welsh"),
    ReplyLanguage.ENGLISH: pgettext_lazy("language", "English"),
    ReplyLanguage.BOTH: pgettext_lazy("language", "Welsh and English"),
    ReplyLanguage.UNKNOWN: _("Not known: both, Welsh first"),
}
CHANNELS: Words = {
    Channel.EMAIL: pgettext_lazy("way of contact", "Email"),
    Channel.POST: pgettext_lazy("way of contact", "Post"),
    Channel.PHONE: pgettext_lazy("way of contact", "Phone"),
}
OUTCOMES: Words = {
    Outcome.STANDS: _("The decision stands"),
    Outcome.VARIED: _("The decision has been changed"),
    Outcome.ENDED: _("The decision has been ended"),
    Outcome.LATE_REFUSED: _("Late appeal not accepted"),
    Outcome.NO_INTERNAL_STEP: _("No further step within the Council: the Ombudsman"),
    Outcome.UPHELD: _("The complaint is upheld"),
    Outcome.PARTLY_UPHELD: _("The complaint is upheld in part"),
    Outcome.NOT_UPHELD: _("The complaint is not upheld"),
    Outcome.ANSWERED: pgettext_lazy("outcome of a case", "Answered"),
}
PAUSES: Words = {
    Pause.Why.CUSTOMER: _("The customer asked for time"),
    Pause.Why.EVIDENCE: _("We need something that only the customer can give"),
    Pause.Why.AUTHORITY: _("We wait to see that someone may act for the customer"),
    Pause.Why.OTHERS: _("A court or the police must act first"),
}
REMINDERS: Words = {
    Reminder.What.ACKNOWLEDGE_SOON: pgettext_lazy(
        "reminder", "the acknowledgement has not left and is due soon"
    ),
    Reminder.What.ACKNOWLEDGE_LATE: pgettext_lazy(
        "reminder", "the acknowledgement has not left and is overdue"
    ),
    Reminder.What.ANSWER_SOON: pgettext_lazy("reminder", "the answer is due soon"),
    Reminder.What.ANSWER_LATE: pgettext_lazy("reminder", "the answer is overdue"),
    Reminder.What.DATA_SOON: pgettext_lazy(
        "reminder", "the data-protection complaint must soon be acknowledged"
    ),
    Reminder.What.DATA_LATE: pgettext_lazy(
        "reminder", "the data-protection complaint was not acknowledged in time"
    ),
    Reminder.What.STATEMENT_SOON: pgettext_lazy("reminder", "a statement is due soon"),
    Reminder.What.STATEMENT_LATE: pgettext_lazy("reminder", "a statement is overdue"),
    Reminder.What.OWN_ASKED: pgettext_lazy("reminder", "a statement is asked of them"),
    Reminder.What.OWN_SOON: pgettext_lazy("reminder", "the statement asked of them is due soon"),
    Reminder.What.OWN_LATE: pgettext_lazy("reminder", "the statement asked of them is overdue"),
}
ROLES: Words = {
    Role.EDITOR: _("Editor"),
    Role.WELSH_OFFICER: _("Welsh-language officer"),
    Role.FRONTLINE: _("Frontline staff"),
    Role.LINE_MANAGER: _("Line manager"),
    Role.TEAM_MANAGER: _("Team Manager"),
    Role.SERVICE_MANAGER: _("Service Manager"),
    Role.COMPLAINTS_TEAM: _("Complaints Team"),
    Role.COMPLAINTS_LEAD: _("Complaints Lead"),
    Role.CHIEF_OFFICER: _("Chief Officer"),
    Role.SENIOR_REVIEWER: _("Senior reviewer"),
    Role.AUDITOR: _("Auditor"),
}
PARTS: Words = {
    Involvement.Part.WARNED: _("Gave the warning"),
    Involvement.Part.DECIDED: _("Made the decision"),
    Involvement.Part.REVIEWED: _("Reviewed the decision"),
    Involvement.Part.WITNESS: _("Saw or heard the behaviour"),
    Involvement.Part.TARGET: _("Was the person the behaviour was aimed at"),
    Involvement.Part.INTEREST: _("Knows the customer"),
    Involvement.Part.MANAGED: _("Had another part in managing the behaviour"),
}
SOURCES: Words = {
    Involvement.Source.RECORDED: _("From records"),
    Involvement.Source.DECLARED: _("Declared by the person"),
    Involvement.Source.CLAIMED: _("Claimed by the customer"),
    Involvement.Source.UNCHECKED: _("Not known: shut out until checked"),
}
# How two cases belong together: the kind of link, and whether it is read from the case it is of.
LINKS: Words = {
    (CaseLink.Kind.DUPLICATE, True): _("Repeats this case"),
    (CaseLink.Kind.DUPLICATE, False): _("Is repeated by this case"),
    (CaseLink.Kind.REOPENS, True): _("Takes up this decided case again"),
    (CaseLink.Kind.REOPENS, False): _("Was taken up again as this case"),
    (CaseLink.Kind.RELATED, True): _("Is about the same matter as this case"),
    (CaseLink.Kind.RELATED, False): _("Is about the same matter as this case"),
}


def of(words: Words, code: Any) -> str:
    """The words for `code`; the code itself for one that has none yet."""
    return str(words.get(code, code))


def name_of(user: Any) -> str:
    """A member of staff as their colleagues know them; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""


def name_until(user: Any, away: Mapping[int, date]) -> str:
    """A member of staff, and until when they are away; `away`: the last day of each who is."""
    if user.pk not in away:
        return name_of(user)
    said = gettext("%(name)s (away until %(day)s)")
    return said % {"name": name_of(user), "day": long_date(away[user.pk])}


def name_and_role(user: Any) -> str:
    """A member of staff among many: two may share a name. Read with their groups."""
    roles = [of(ROLES, group.name) for group in user.groups.all()]
    return ", ".join([name_of(user), *sorted(roles)])


def case_type(case: Case, language: str) -> str:
    """What kind of case this is; stored in both languages beside the case type."""
    return case.case_type.name(language)

"""Which invented cases there are."""

from cases.policy.terms import CameBy, Channel, LeadInvolved, NoticeKind, Outcome

from .acts import (
    being_decided,
    call_instead,
    checked,
    chief_involved,
    claimed,
    confirmed,
    converted,
    everyone_involved,
    in_touch,
    keeps_to_post,
    large_print_and_advocate,
    late_refused,
    translated,
    withdrawn,
)
from .cases import Plan
from .casework import (
    about_personal_data,
    asked_for_a_statement,
    before_the_ombudsman,
    complaint,
    extended,
    paused,
    reopened,
)
from .deciding import decided, given_back, proposed

PLANS = (
    Plan(days=0),
    Plan(days=1, lead=LeadInvolved.UNKNOWN),
    Plan(days=1, kind=NoticeKind.WARNING),
    Plan(days=2, channel=Channel.POST),
    Plan(days=3, late=True, reply=""),
    Plan(days=2, kind=NoticeKind.PHONE_RESTRICTION),
    Plan(days=4, then=claimed("officer")),
    Plan(days=5, then=claimed("officer2"), channel=Channel.PHONE),
    Plan(days=6, then=checked),
    Plan(days=8, then=checked, reply="both"),
    Plan(days=10, then=being_decided("officer")),
    Plan(days=12, then=being_decided("officer"), late=True),
    Plan(days=16, then=being_decided("officer2")),
    Plan(days=18, then=being_decided("officer")),
    Plan(days=19, then=checked),
    Plan(days=22, then=being_decided("officer")),
    Plan(days=25, then=being_decided("officer2"), channel=Channel.POST),
    Plan(days=3, lead=LeadInvolved.YES),
    Plan(days=7, lead=LeadInvolved.YES, then=being_decided("chief.officer")),
    Plan(days=21, lead=LeadInvolved.YES, then=claimed("chief.officer")),
    Plan(days=5, earlier=True, lead=LeadInvolved.YES),
    Plan(days=30, earlier=True, lead=LeadInvolved.YES, then=confirmed),
    Plan(days=9, earlier=True),
    Plan(days=11, lead=LeadInvolved.YES, then=chief_involved),
    Plan(days=13, lead=LeadInvolved.YES, then=everyone_involved),
    Plan(days=14, kind=NoticeKind.WARNING, then=converted),
    Plan(days=28, late=True, then=late_refused),
    Plan(days=35, then=decided("officer", Outcome.STANDS)),
    Plan(days=38, then=decided("officer2", Outcome.VARIED), channel=Channel.POST),
    Plan(days=40, then=decided("officer", Outcome.ENDED), reply="both"),
    Plan(days=44, lead=LeadInvolved.YES, then=decided("chief.officer", Outcome.VARIED)),
    Plan(days=15, reply="cy", then=translated("officer2", filed=False)),
    Plan(days=17, reply="cy", then=translated("officer", filed=True)),
    Plan(days=4, channel=Channel.POST, then=keeps_to_post),
    Plan(
        days=9,
        kind=NoticeKind.WARNING,
        channel=Channel.POST,
        then=large_print_and_advocate,
    ),
    Plan(days=6, then=call_instead, channel=Channel.PHONE),
    Plan(days=5, then=withdrawn),
    Plan(days=7, then=in_touch),
    Plan(days=2, came=CameBy.PHONE, keyed_by="frontline"),
    Plan(days=3, came=CameBy.POST, keyed_by="frontline", channel=Channel.POST),
    Plan(
        days=1,
        came=CameBy.IN_PERSON,
        keyed_by="officer2",
        channel=Channel.POST,
        needs=frozenset({"large_print"}),
    ),
    Plan(days=14, then=proposed("officer2", Outcome.VARIED)),
    Plan(days=12, then=given_back("officer")),
    Plan(days=18, then=extended),
    Plan(days=11, then=paused),
    Plan(days=8, then=asked_for_a_statement(given=False)),
    Plan(days=13, then=asked_for_a_statement(given=True)),
    Plan(days=6, then=about_personal_data),
    Plan(days=9, kind=NoticeKind.WARNING, then=complaint(answered=False)),
    Plan(days=12, kind=NoticeKind.WARNING, then=complaint(answered=True)),
    Plan(days=30, then=reopened),
    Plan(days=33, then=before_the_ombudsman),
)


def scale_plans(number: int) -> list[Plan]:
    """`number` open cases of the Complaints Team, for lists at size."""
    ways = (None, claimed("officer"), checked, being_decided("officer"))
    return [Plan(days=n % 25, then=ways[n % len(ways)]) for n in range(number)]

"""A parked case is never silent: somebody outside it is told that nobody may decide it."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Exists, OuterRef

from cases import events
from cases.models import Case, Event, Queue

logger = logging.getLogger("cyswllt.alerts")

SUBJECT = "Achos heb neb i benderfynu arno / A case nobody may decide"
BODY = (
    "Mae achos wedi’i barcio oherwydd bod gan bawb a allai benderfynu arno ran yn y mater. "
    "Rhowch rôl yr uwch-adolygydd i rywun nad oedd yn rhan ohono.\n\n"
    "A case is parked because everyone who could decide it had a part in the matter. "
    "Give the role of senior reviewer to someone who was not involved.\n"
)


def say_what_is_parked(*, now: datetime) -> int:
    """Tell the address in ALERT_EMAIL, and the log, once each time a case is parked. How many.

    The message names no person and no reference: who reads it may be involved too.
    """
    again = Event.objects.filter(case=OuterRef("case"), kind="parked", pk__gt=OuterRef("pk"))
    told = Event.objects.filter(case=OuterRef("pk"), kind="alerted").filter(~Exists(again))
    new = Case.objects.open().filter(queue=Queue.NOBODY).filter(~Exists(told))
    for case in new:
        logger.error("A case is parked: nobody who could decide it is free of a part in it.")
        if settings.ALERT_EMAIL:
            send_mail(SUBJECT, BODY, None, [settings.ALERT_EMAIL])
        events.record(case, "alerted", now=now)
    return len(new)

"""What happened to a case, one whole sentence for each event, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.casework import clauses, letter_words, words
from cases.models import Case, Event

LOOKS = frozenset({"viewed", "file_opened", "exported"})

# %(who)s is a member of staff, %(to)s another; %(what)s the words for a code.
BY_SOMEONE: Mapping[str, str | Promise] = {
    "claimed": _("%(who)s took the case."),
    "handed_over": _("%(who)s handed the case over. Now with: %(to)s."),
    "returned_to_queue": _("%(who)s put the case back in the queue."),
    "moved": _("%(who)s moved the case on. Now with: %(what)s."),
    "parked": _("%(who)s recorded what leaves nobody free to decide. The case is parked."),
    "sent_back": _("%(who)s sent the case back. Now with: %(what)s."),
    "triaged": _("%(who)s checked the appeal. It goes on to a decision."),
    "late_accepted": _("%(who)s accepted the late appeal."),
    "late_refused": _("%(who)s did not accept the late appeal."),
    "no_internal_step": _("%(who)s closed the appeal: the next step is the Ombudsman."),
    "converted": _("%(who)s passed the matter on as a complaint."),
    "people_checked": _("%(who)s checked whom the customer named. Found: %(people)s."),
    "involvement_added": _("%(who)s recorded that someone was involved in the matter."),
    "involvement_lifted": _("%(who)s recorded that someone was not involved after all."),
    "involvement_confirmed": _("%(who)s confirmed that the Complaints Lead was involved."),
    "involvement_not_confirmed": _(
        "%(who)s found from the records that the Complaints Lead was not involved."
    ),
    "decided": _("%(who)s decided. Outcome: %(what)s."),
    "letter_written": _("%(who)s finished a letter to the customer. Letter: %(what)s."),
    "letter_posted": _("%(who)s posted a letter. Letter: %(what)s."),
    "letter_read_out": _(
        "%(who)s read a letter out to the customer by telephone. Letter: %(what)s."
    ),
    "letter_to_post": _(
        "%(who)s put a letter that could not be emailed on the print list. Letter: %(what)s."
    ),
    "viewed": _("%(who)s looked at the case."),
    "file_opened": _("%(who)s opened a file."),
    "exported": _("%(who)s took the case out in a list."),
    "closed": _("%(who)s closed the case."),
}
BY_ITSELF: Mapping[str, str | Promise] = {
    "received": _("The appeal was received."),
    "acknowledged": _("The appeal was acknowledged."),
    "routed": _("The case was given to those who decide it. Now with: %(what)s."),
    "parked": _("Nobody is free to decide. The case is parked."),
    "moved": _("The case was moved on. Now with: %(what)s."),
    "involvement_added": _("It was noted that someone may have been involved in the matter."),
    "letter_written": _("A letter to the customer was written. Letter: %(what)s."),
    "letter_queued": _("A letter was written and waits to be sent."),
    "letter_sent": _("A letter was sent. Letter: %(what)s."),
    "letter_failed": _("A letter could not be sent. Letter: %(what)s."),
    "letter_to_print": _("A letter was put on the print list."),
    "letter_posted": _("A letter was posted."),
    "code_sent": _("A one-time code was sent to the customer."),
    "followed": _("The customer looked at where the case stands."),
    "closed": _("The case was closed."),
}
SOMETHING = _("Something was recorded on the case.")


@dataclass(frozen=True)
class Entry:
    """One event as it is read: what happened, when, the reason given, the clause carried out."""

    title: str
    at: datetime
    text: str
    clause: dict[str, str] | None


def entries(case: Case, *, with_looks: bool = False) -> list[Entry]:
    """The events of the case, the latest first; who looked only when asked for."""
    found = case.events.select_related("by").order_by("-at", "-pk")
    if not with_looks:
        found = found.exclude(kind__in=LOOKS)
    events = list(found)
    names = _names(events)
    letters = dict(case.letters.values_list("pk", "kind"))
    return [_entry(event, case, names, letters) for event in events]


def _names(events: list[Event]) -> dict[int, str]:
    wanted = {
        pk for event in events for pk in (*event.data.get("people", ()), event.data.get("to"))
    }
    users = get_user_model().objects.in_bulk(pk for pk in wanted if pk)
    return {pk: words.name_of(user) for pk, user in users.items()}


def _entry(event: Event, case: Case, names: Mapping[int, str], letters: Mapping[int, str]) -> Entry:
    return Entry(
        title=sentence(event, names, letters),
        at=event.at,
        text=event.data.get("reason", "") if event.by_id else "",
        clause=clauses.link(case, event.clause) if event.clause else None,
    )


def sentence(event: Event, names: Mapping[int, str], letters: Mapping[int, str]) -> str:
    """What happened, whole. A kind we have no words for says only that something did.

    names: members of staff, letters: kinds of letter, each by its key.
    """
    kinds = BY_SOMEONE if event.by_id and event.kind in BY_SOMEONE else BY_ITSELF
    text = str(kinds.get(event.kind, SOMETHING))
    return text % {
        "who": words.name_of(event.by),
        "to": names.get(event.data.get("to"), ""),
        "what": _code_in_words(event.data, letters),
        "people": ", ".join(names.get(pk, "") for pk in event.data.get("people", ()))
        or str(_("not a member of staff")),
    }


def _code_in_words(data: Mapping[str, Any], letters: Mapping[int, str]) -> str:
    if "outcome" in data:
        return words.of(words.OUTCOMES, data["outcome"])
    if "letter" in data:
        return words.of(letter_words.KINDS, letters.get(data["letter"], ""))
    return words.of(words.QUEUES, data.get("queue", ""))

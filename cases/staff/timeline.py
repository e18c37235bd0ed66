"""What happened to a case, one whole sentence for each event, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.casework import clauses, letter_words, words
from cases.fairness import words as fairness_words
from cases.handling import linking
from cases.models import Case, Event
from cases.staff import panels
from cases.translation import words as translation_words
from design.dates import long_date

LOOKS = frozenset({"viewed", "file_opened", "exported", "translation_opened", "statement_opened"})

# %(who)s is a member of staff, %(to)s another; %(what)s the words for a code.
BY_SOMEONE: Mapping[str, str | Promise] = {
    **panels.BY_SOMEONE,
    "claimed": _("%(who)s took the case."),
    "handed_over": _("%(who)s handed the case over. Now with: %(to)s."),
    "assigned": _("%(who)s gave the case to someone. Now with: %(to)s."),
    "note_added": _("%(who)s wrote a note for colleagues."),
    "returned_to_queue": _("%(who)s put the case back in the queue."),
    "moved": _("%(who)s moved the case on. Now with: %(what)s."),
    "parked": _("%(who)s recorded what leaves nobody free to decide. The case is parked."),
    "sent_back": _("%(who)s sent the case back. Now with: %(what)s."),
    "converted": _("%(who)s passed the matter on as a complaint."),
    "people_checked": _("%(who)s checked whom the customer named. Found: %(people)s."),
    "involvement_added": _("%(who)s recorded that someone was involved in the matter."),
    "involvement_lifted": _("%(who)s recorded that someone was not involved after all."),
    "involvement_confirmed": _("%(who)s confirmed that the Complaints Lead was involved."),
    "involvement_not_confirmed": _(
        "%(who)s found from the records that the Complaints Lead was not involved."
    ),
    "found": _("%(who)s answered a question about the case. %(question)s %(answer)s."),
    "data_complaint_found": _(
        "%(who)s recorded a complaint about personal data. It is dealt with apart from the case."
    ),
    "data_complaint_answered": _(
        "%(who)s recorded that the complaint about personal data was answered."
    ),
    "proposed": _(
        "%(who)s proposed a decision, which a colleague has to sign off. Outcome: %(what)s."
    ),
    "proposal_given_back": _("%(who)s gave the proposed decision back. Proposed by: %(to)s."),
    "proposal_taken_back": _("%(who)s took their proposed decision back."),
    "signed_off": _("%(who)s signed the decision off. Proposed by: %(to)s."),
    "decided_alone": _("%(who)s decided alone: nobody else was free to sign the decision off."),
    "decided": _("%(who)s decided. Outcome: %(what)s."),
    "extended": _("%(who)s gave more time to answer. To be answered by %(day)s, before: %(was)s."),
    "extension_removed": _(
        "%(who)s removed an extension. To be answered by %(day)s, before: %(was)s."
    ),
    "paused": _("%(who)s paused the time to answer. Reason: %(pause)s."),
    "resumed": _("%(who)s resumed the time to answer. To be answered by %(day)s, before: %(was)s."),
    "letter_stopped": _("%(who)s stopped a letter before it had left. Letter: %(what)s."),
    "decision_taken_back": _("%(who)s took the decision back before its letter had left."),
    "statement_asked": _("%(who)s asked for a statement. From: %(people)s."),
    "statement_withdrawn": _("%(who)s withdrew the request for a statement. From: %(people)s."),
    "statement_given": _("%(who)s gave the statement they were asked for. It is sealed."),
    "statement_opened": _("%(who)s read the questions put to them."),
    "stood_in": _("%(who)s took the case over, standing in for a colleague: %(people)s."),
    "handed_on": _("%(who)s gave on the work of %(people)s. Now with: %(to)s."),
    "put_back": _("%(who)s put the work of %(people)s back in the queue."),
    "translation_asked": _("%(who)s asked for words to be translated. Letter: %(what)s."),
    "translation_filed": _("%(who)s filed the translation. Letter: %(what)s."),
    "translation_withdrawn": _(
        "%(who)s recorded that a translation is no longer needed. Letter: %(what)s."
    ),
    "translation_opened": _("%(who)s read the words to be translated. Letter: %(what)s."),
    "letter_written": _("%(who)s finished a letter to the customer. Letter: %(what)s."),
    "letter_copied": _(
        "%(who)s sent a copy to the person who acts for the customer. Letter: %(what)s."
    ),
    "letter_posted": _("%(who)s posted a letter. Letter: %(what)s."),
    "letter_read_out": _(
        "%(who)s read a letter out to the customer by telephone. Letter: %(what)s."
    ),
    "letter_to_post": _(
        "%(who)s put a letter that could not be emailed on the print list. Letter: %(what)s."
    ),
    "letter_not_posted": _("%(who)s took back that a letter had gone. Letter: %(what)s."),
    "letter_posted_instead": _(
        "%(who)s put a letter that was to be read out on the print list. Letter: %(what)s."
    ),
    "customer_not_reached": _(
        "%(who)s telephoned to read out a letter and did not reach the customer. Letter: %(what)s."
    ),
    "message_received": _("%(who)s recorded what the customer told us."),
    "mail_set_aside": _("%(who)s set aside an email that answered a letter."),
    "contact_plan_recorded": _("%(who)s recorded a contact plan."),
    "contact_plan_ended": _("%(who)s ended the contact plan."),
    "contact_plan_taken_off": _("%(who)s took someone else’s contact plan off this case."),
    "adjustments_recorded": _("%(who)s recorded the adjustments agreed with the customer."),
    "linked": _("%(who)s linked another case to this one."),
    "unlinked": _("%(who)s took away the link to another case."),
    "ombudsman_recorded": _("%(who)s recorded what the Ombudsman asked."),
    "ombudsman_changed": _("%(who)s changed the record of the Ombudsman."),
    "bundled": _("%(who)s took the case out as a bundle for the Ombudsman."),
    "turned_away": _("%(who)s, who may not see this case, tried to open it and was turned away."),
    "turned_away_acting": _(
        "%(who)s, who may not see this case, tried to change it and was turned away."
    ),
    "viewed": _("%(who)s looked at the case."),
    "file_opened": _("%(who)s opened a file."),
    "exported": _("%(who)s took the case out in a list."),
    "closed": _("%(who)s closed the case."),
}
BY_ITSELF: Mapping[str, str | Promise] = {
    **panels.BY_ITSELF,
    "contact_plan_applied": _("The contact plan that stands for this person was put on the case."),
    "file_infected": _("The virus scanner found that a file contains a virus."),
    "routed": _("The case was given to those who decide it. Now with: %(what)s."),
    "parked": _("Nobody is free to decide. The case is parked."),
    "alerted": _("It was reported that nobody is free to decide the case."),
    "proposal_lapsed": _(
        "The proposed decision went back to be decided again: who proposed it may no longer hold "
        "the case, or nobody else could sign it off. Proposed by: %(to)s."
    ),
    "moved": _("The case was moved on. Now with: %(what)s."),
    "taken_from": _("%(to)s may no longer hold the case: it waits for someone else to take it."),
    "involvement_added": _("It was noted that someone may have been involved in the matter."),
    "letter_written": _("A letter to the customer was written. Letter: %(what)s."),
    "letter_copied": _(
        "A copy was written for the person who acts for the customer. Letter: %(what)s."
    ),
    "letter_queued": _("A letter was written and waits to be sent."),
    "letter_sent": _("A letter was sent. Letter: %(what)s."),
    "recalculated": _(
        "The days were worked out anew, because the days on which the Council is closed have "
        "changed. To be answered by %(day)s, before: %(was)s."
    ),
    "reminded": _("%(people)s was reminded: %(reminder)s."),
    "letter_failed": _("A letter could not be sent. Letter: %(what)s."),
    "letter_delivered": _("A letter arrived, as the other side says. Letter: %(what)s."),
    "letter_bounced": _("A letter came back: it did not reach the customer. Letter: %(what)s."),
    "message_received": _("A message came from the customer."),
    "mail_came": _("An email came in answer to a letter. Letter: %(what)s."),
    "letter_to_print": _("A letter was put on the print list."),
    "adjustments_recorded": _("The customer asked on the form for letters in another way."),
    "letter_posted": _("A letter was posted."),
    "translation_withdrawn": _("A translation is no longer needed. Letter: %(what)s."),
    "code_sent": _("A one-time code was sent to the customer."),
    "customer_looked": _("The customer looked at where the case stands."),
    "receipt_restated": _("The customer said that the decision came on another day."),
    "language_changed": _("The customer changed the language of their letters."),
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
    kind: str
    name: str
    """The lasting name of the clause."""


def entries(case: Case, *, reader: Any, with_looks: bool = False) -> list[Entry]:
    """The events of the case, the latest first; who looked only when asked for. What tells of
    another case is told to a `reader` who may know of both (policy 7.3)."""
    found = case.events.select_related("by").order_by("-at", "-pk")
    if not with_looks:
        found = found.exclude(kind__in=LOOKS)
    linked = {one.link.pk for one in linking.of(case, reader, also_removed=True)}
    events = [event for event in found if event.data.get("link", None) in {None, *linked}]
    names = names_in(events)
    letters = dict(case.letters.values_list("pk", "kind"))
    return [_entry(event, case, names, letters) for event in events]


def names_in(events: list[Event]) -> dict[int, str]:
    """The names of the staff whom these events speak of, by their key."""
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
        kind=event.kind,
        name=event.clause,
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
        "day": _day(event.data.get("due_on")),
        "was": _day(event.data.get("was")),
        "pause": words.of(words.PAUSES, event.data.get("why", "")),
        "reminder": words.of(words.REMINDERS, event.data.get("reminder", "")),
        "question": fairness_words.question(event.data),
        "answer": fairness_words.answer(event.data),
        "people": ", ".join(names.get(pk, "") for pk in event.data.get("people", ()))
        or str(_("not a member of staff")),
    }


def _day(iso: str | None) -> str:
    return long_date(date.fromisoformat(iso), get_language() or "cy") if iso else ""


def _code_in_words(data: Mapping[str, Any], letters: Mapping[int, str]) -> str:
    if "outcome" in data:
        return words.of(words.OUTCOMES, data["outcome"])
    if "translation_of" in data:
        return words.of(translation_words.LETTERS, data["translation_of"])
    if "letter" in data:
        return words.of(letter_words.KINDS, letters.get(data["letter"], ""))
    return words.of(words.QUEUES, data.get("queue", ""))

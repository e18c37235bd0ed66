"""Every event is a whole sentence in the reader's language, with the clause it carried out."""

import pytest
from django.utils import translation

from cases import events
from cases.models import Event, Letter
from cases.staff import timeline
from tests import factories

KINDS = [
    "acknowledged",
    "adjustments_recorded",
    "alerted",
    "answer_taken_back",
    "answered",
    "begun",
    "came_by_barred_channel",
    "claimed",
    "closed",
    "code_sent",
    "contact_plan_applied",
    "contact_plan_taken_off",
    "converted",
    "customer_looked",
    "customer_not_reached",
    "decided",
    "decision_taken_back",
    "extended",
    "extension_removed",
    "file_opened",
    "handed_over",
    "involvement_added",
    "involvement_confirmed",
    "involvement_lifted",
    "involvement_not_confirmed",
    "language_changed",
    "late_accepted",
    "late_refused",
    "letter_failed",
    "letter_not_posted",
    "letter_posted",
    "letter_posted_instead",
    "letter_queued",
    "letter_read_out",
    "letter_sent",
    "letter_stopped",
    "letter_to_post",
    "letter_to_print",
    "letter_written",
    "mail_came",
    "mail_set_aside",
    "message_received",
    "moved",
    "no_internal_step",
    "parked",
    "paused",
    "people_checked",
    "receipt_restated",
    "recalculated",
    "received",
    "reminded",
    "resumed",
    "returned_to_queue",
    "routed",
    "sent_back",
    "translation_asked",
    "translation_filed",
    "translation_opened",
    "translation_withdrawn",
    "triaged",
    "viewed",
    "waits_to_be_assigned",
    "withdrawal_asked",
    "withdrawal_closed",
    "withdrawal_undone",
]

# What only people do, and the service never does by itself.
UNSAID = {True: set(), False: set(timeline.BY_SOMEONE) - set(timeline.BY_ITSELF)}


@pytest.mark.parametrize("someone", [True, False])
def test_each_kind_of_event_is_a_sentence(db, someone, language):
    by = factories.officer(first_name="Nia", last_name="Enghraifft") if someone else None
    with translation.override(language):
        unknown = timeline.sentence(Event(kind="some_new_kind"), {}, {})
        for kind in KINDS:
            event = Event(kind=kind, by=by, data={"queue": "chief_officer"})
            said = timeline.sentence(event, {}, {})
            assert said.endswith(".") and "%(" not in said, kind
            assert said != unknown or kind in UNSAID[someone], kind


def test_an_unknown_kind_says_that_something_happened(language):
    with translation.override(language):
        said = timeline.sentence(Event(kind="some_new_kind"), {}, {})

    assert (
        said
        == {
            "cy": "Cofnodwyd rhywbeth ar yr achos.",
            "en": "Something was recorded on the case.",
        }[language]
    )


def test_a_clause_is_a_link_with_its_number_in_the_edition_of_the_case(signed_in, language):
    case = factories.case()

    html = (
        signed_in(factories.officer(), language)
        .get(f"/staff/cases/{case.reference}/timeline/")
        .content.decode()
    )

    said = {"cy": ("/cy/polisi/", "Cymal 7.2"), "en": ("/en/policy/", "Clause 7.2")}
    assert all(words in html for words in said[language])


def test_a_letter_that_was_sent_says_which(signed_in, language):
    case = factories.case()
    letter = Letter.objects.get(case=case)
    events.record(case, "letter_sent", now=factories.NOW, letter=letter.pk)

    page = signed_in(factories.officer(), language).get(f"/staff/cases/{case.reference}/timeline/")

    said = {
        "cy": "Anfonwyd llythyr. Llythyr: Cydnabyddiaeth.",
        "en": "A letter was sent. Letter: Acknowledgement.",
    }
    assert said[language] in page.content.decode()


def test_who_looked_is_shown_when_asked_for(signed_in):
    case = factories.case()
    browser = signed_in(factories.officer(first_name="Nia", last_name="Enghraifft"))
    address = f"/staff/cases/{case.reference}/timeline/"

    assert "looked at the case" not in browser.get(address).content.decode()
    assert (
        "Nia Enghraifft looked at the case." in browser.get(f"{address}?looks=1").content.decode()
    )

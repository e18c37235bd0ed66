"""What the page of an appeal says of where it is, and the letters that are there to keep."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cases import handling
from cases.appeals import by_customer, triage
from cases.letters import pdf
from cases.policy.terms import Channel, LeadInvolved, Outcome
from tests import factories
from tests.follow.reader import APPEAL, reading, settled, text, url

STAGE = re.compile(
    r'<li class="app-stages__stage app-stages__stage--(\w+)"( aria-current="step")?>'
    r"<strong>([^<]*)</strong><br>([^<]*)</li>"
)


def stages(case, language: str = "en") -> list[tuple[str, str, str]]:
    """Place, name and when of each stage the page lists; the one it is at is marked as such."""
    page = text(reading(case, language).get(APPEAL[language]))
    found = STAGE.findall(page)
    assert all((place == "now") == bool(current) for place, current, _n, _w in found)
    return [(place, name, when) for place, _current, name, when in found]


def test_a_new_appeal_is_being_checked(case):
    assert stages(case) == [
        ("done", "Received", "Done: 23 November 2026"),
        ("now", "Being checked by someone who was not involved", "Your appeal is here now"),
        ("next", "Being decided", "Not yet"),
        ("next", "Answered", "Not yet. Our aim: by 21 December 2026"),
    ]


def test_a_checked_appeal_is_being_decided_in_either_language():
    case = factories.checked_case()
    assert [place for place, _n, _w in stages(case)] == ["done", "done", "now", "next"]
    welsh = stages(case, "cy")
    assert welsh[2][1] == "Cael ei phenderfynu"
    assert welsh[3][2] == "Ddim eto. Ein nod: erbyn 21 Rhagfyr 2026"


def test_a_decided_appeal_is_answered():
    case = factories.decided_case()
    settled(case)
    assert [name for _p, name, _w in stages(case)] == [
        "Received",
        "Being checked by someone who was not involved",
        "Being decided",
        "Answered",
    ]
    assert {place for place, _n, _w in stages(case)} == {"done"}


def test_an_answer_that_may_still_be_taken_back_is_not_told():
    case = factories.decided_case()
    case.letters.filter(kind="decision").update(undo_until=timezone.now() + timedelta(seconds=20))
    assert [place for place, _n, _w in stages(case)] == ["done", "done", "now", "next"]
    page = text(reading(case).get(APPEAL["en"]))
    assert "Decision letter" not in page and "the decision stands" not in page
    assert "Who will decide" in page


def test_a_late_appeal_not_accepted_was_never_decided():
    case = factories.case(notice_date=None, received_on=factories.NOW.date().replace(month=3))
    found = triage.Findings(appealable=True, late_accepted=False, late_reasons=factories.words())
    triage.triage(case, by=factories.officer(), findings=found, now=factories.NOW)
    settled(case)
    assert case.decision.outcome == Outcome.LATE_REFUSED
    assert [name for _p, name, _w in stages(factories.fresh(case))][1:] == [
        "Being checked by someone who was not involved",
        "Answered",
    ]


def test_a_complaint_goes_on_as_one(case):
    found = triage.Findings(appealable=False)
    triage.triage(case, by=factories.officer(), findings=found, now=factories.NOW)
    settled(case)
    assert ("now", "Given to an officer", "Your complaint is here now") in stages(case)


def test_a_withdrawn_appeal_ends_as_withdrawn(case):
    officer = factories.officer()
    by_customer.withdraw(case, known=0, now=factories.NOW)
    handling.claim(case, by=officer, now=factories.NOW)
    by_customer.close_withdrawn(case, by=officer, now=factories.NOW)
    settled(case)
    assert stages(case)[-1] == ("done", "Withdrawn", "Done: 23 November 2026")
    page = text(reading(case).get(APPEAL["en"]))
    assert "Your appeal is closed because you withdrew it" in page


def test_a_withdrawn_appeal_was_decided_by_nobody():
    case = factories.checked_case()
    by_customer.withdraw(case, known=0, now=factories.NOW)
    assert [(place, name) for place, name, _w in stages(case)][2:] == [
        ("now", "Being decided"),
        ("next", "Withdrawn"),
    ]
    page = text(reading(case).get(APPEAL["en"]))
    assert "An officer will close your appeal" in page
    assert "We aim to answer" not in page and "Who will decide" not in page
    officer = factories.officer()
    handling.claim(case, by=officer, now=factories.NOW)
    by_customer.close_withdrawn(case, by=officer, now=factories.NOW)
    settled(case)
    assert [name for _p, name, _w in stages(factories.fresh(case))] == [
        "Received",
        "Being checked by someone who was not involved",
        "Withdrawn",
    ]


def test_a_case_held_for_the_chief_officer_is_being_checked():
    factories.ground_rules(dated=True)
    case = factories.case(
        notice_date=factories.NOW.date().replace(month=9), lead_involved=LeadInvolved.YES
    )
    assert case.state == "held"
    assert stages(case)[1][0] == "now"


# --- Letters -------------------------------------------------------------------------------------
@pytest.fixture
def both():
    return factories.case(reply_language="both")


def test_a_letter_can_be_kept_as_a_pdf_in_each_of_its_languages(both, language):
    if not pdf.available():
        pytest.skip("this machine has no Pango")
    client, letter = reading(both, language), both.letters.get(kind="acknowledgement")
    page = text(client.get(APPEAL[language]))
    for code in ("cy", "en"):
        at = url("letters", language, f"{letter.pk}/{code}.pdf")
        assert f'href="{at}"' in page
        answer = client.get(at)
        assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
        assert answer.headers["Content-Language"] == code
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_pdf_in_a_language_the_letter_has_not_is_not_there(case):
    letter = case.letters.get(kind="acknowledgement")
    assert reading(case).get(url("letters", "en", f"{letter.pk}/cy.pdf")).status_code == 404


def test_where_no_pdf_can_be_made_the_page_to_print_is_given(both, without_pango, language):
    client, letter = reading(both, language), both.letters.get(kind="acknowledgement")
    assert ".pdf" not in text(client.get(APPEAL[language]))
    given = client.get(url("letters", language, f"{letter.pk}/cy.pdf"), follow=True)
    assert given.status_code == 200 and text(given).startswith("<!DOCTYPE html>")


def test_nobody_elses_letter_is_a_pdf_here(case, both):
    letter = both.letters.get(kind="acknowledgement")
    client = reading(case)
    for rest in ("", "print/", "cy.pdf", "en.pdf"):
        assert client.get(url("letters", "en", f"{letter.pk}/{rest}")).status_code == 404


def test_each_letter_of_news_is_called_by_its_news(case, language):
    by_customer.withdraw(case, known=0, now=factories.NOW)
    by_customer.undo_withdrawal(case, case.withdrawals.get().pk, now=factories.NOW)
    client = reading(case, language)
    page = text(client.get(APPEAL[language]))
    asked, undone = {
        "cy": ("gofynasoch am ei thynnu’n ôl", "mae’n mynd yn ei blaen"),
        "en": ("you asked to withdraw it", "it goes on"),
    }[language]
    assert page.index(f": {undone}</a>") < page.index(f": {asked}</a>")
    letter = case.letters.filter(kind="progress").latest("pk")
    assert undone in text(client.get(url("letters", language, f"{letter.pk}/")))


def test_a_stopped_letter_and_the_copy_for_an_advocate_are_not_there(case):
    letter = case.letters.get(kind="acknowledgement")
    copy = case.letters.get(pk=letter.pk)
    copy.pk, copy.copy_of, copy.message_id = None, letter, "<copy@example.org>"
    copy.save()
    case.letters.filter(pk=letter.pk).update(state="stopped")
    page = text(reading(case).get(APPEAL["en"]))
    assert "Acknowledgement of your appeal" not in page


def test_every_page_of_an_appeal_has_one_in_the_other_language(case):
    client = reading(case)
    for page in ("day", "withdraw", "language", "write"):
        assert client.get(url(page, "cy")).status_code == 200
        assert client.get(url(page, "en")).status_code == 200
    for page in ("withdraw",):
        assert f'href="{url(page, "cy")}"' in text(client.get(url(page, "en")))


def test_the_page_takes_no_more_queries_for_more_letters(case, django_assert_max_num_queries):
    for n in range(6):
        by_customer.change_language(case, ("cy", "en")[n % 2], now=factories.NOW)
    assert case.letters.filter(kind="progress").count() >= 5
    client = reading(case)
    client.get(APPEAL["en"])
    with django_assert_max_num_queries(32):
        client.get(APPEAL["en"])


def test_the_code_goes_in_the_way_asked_for_only_when_we_may(language):
    from cases.letters import codes
    from cases.models import CodeRequest

    post = {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr"}
    both = frozenset({Channel.POST, Channel.EMAIL})
    for over, wanted, used in (
        (post, Channel.EMAIL, Channel.POST),
        ({**post, "channels": both}, Channel.POST, Channel.POST),
        ({**post, "channels": both}, "", Channel.EMAIL),
    ):
        case = factories.case(**over)
        CodeRequest.objects.create(
            reference=case.reference, channel=wanted, asked_at=timezone.now()
        )
        codes.answer_requests()
        assert case.letters.get(kind="access_code").channel == used

"""The pages of a complaint about personal data, in both languages."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import clock, data_protection
from cases.handling import involvement
from cases.models import DataComplaint, Letter
from tests import factories
from tests.factories import NOW


def _at(case, page: str = "") -> str:
    return f"/staff/cases/{case.reference}/{page}"


def _day(name: str, day) -> dict[str, str]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def _case(**over):
    return factories.case(now=clock.now() - timedelta(days=3), **over)


def test_one_noticed_later_is_recorded_after_its_letter_was_read(signed_in, officer, language):
    case, browser = _case(), signed_in(officer, language)
    assert _at(case, "data-complaint/") in browser.get(_at(case)).content.decode()
    typed = {"data_about": "Sent to a neighbour.", **_day("came_on", case.received_on)}

    preview = browser.post(_at(case, "data-complaint/"), typed)
    assert '<article class="letter">' in preview.content.decode()
    assert not DataComplaint.objects.exists()
    browser.post(_at(case, "data-complaint/"), {**typed, "step": "send"})

    page = browser.get(_at(case)).content.decode()
    assert "Sent to a neighbour." in page and Letter.objects.filter(kind="data_complaint").exists()
    assert {"cy": "I’w chydnabod erbyn", "en": "To be acknowledged by"}[language] in page
    assert {"cy": "gan gynnwys penwythnosau", "en": "weekends included"}[language] in page
    assert _at(case, "data-complaint/") + '"' not in page


def test_what_it_is_about_is_asked_for_and_the_rest_is_kept(signed_in, officer, language):
    case, browser = _case(), signed_in(officer, language)
    unsaid = browser.post(_at(case, "data-complaint/"), _day("came_on", case.received_on))
    said = {"cy": "Dywedwch am beth y mae’r gŵyn", "en": "Say what the complaint about personal"}
    assert said[language] in unsaid.content.decode()
    assert f'value="{case.received_on.year}"' in unsaid.content.decode()


def test_a_second_one_is_refused_with_a_sentence(signed_in, officer, language):
    case = _case()
    data_protection.found(case, about="x", by=officer, now=clock.now())
    refused = signed_in(officer, language).get(_at(case, "data-complaint/"))
    said = {"cy": "wedi’i chofnodi ar yr achos hwn eisoes", "en": "recorded on this case already"}
    assert refused.status_code == 409 and said[language] in refused.content.decode()


def test_its_answer_is_recorded_on_a_day(signed_in, officer, language):
    case, browser = _case(), signed_in(officer, language)
    data_protection.found(case, about="x", by=officer, now=clock.now())
    assert browser.get(_at(case, "data-complaint/answered/")).status_code == 200

    tomorrow = clock.today() + timedelta(days=1)
    wrong = browser.post(_at(case, "data-complaint/answered/"), _day("answered_on", tomorrow))
    assert wrong.context["form"].errors
    browser.post(_at(case, "data-complaint/answered/"), _day("answered_on", clock.today()))

    assert DataComplaint.objects.get().answered_on == clock.today()
    page = browser.get(_at(case)).content.decode()
    assert {"cy": "Atebwyd ar", "en": "Answered on"}[language] in page
    told = {"cy": "cofnododd", "en": "recorded that the complaint about personal data"}
    assert told[language] in browser.get(_at(case, "timeline/")).content.decode().lower()


def test_there_is_no_page_for_somebody_with_a_part_in_the_matter(signed_in, officer):
    case, named = _case(), factories.officer()
    data_protection.found(case, about="x", by=officer, now=clock.now())
    involvement.add(case, user=named, part="witness", source="recorded", by=officer, now=NOW)
    for page in ("data-complaint/", "data-complaint/answered/"):
        assert signed_in(named).get(_at(case, page)).status_code == 404


def test_a_list_of_cases_with_complaints_costs_no_query_more(signed_in, officer):
    browser, page = signed_in(officer), "/staff/cases/"
    for number in range(2):
        case = _case(name=f"Person {number}")
        data_protection.found(case, about="x", by=officer, now=clock.now())
    browser.get(page)
    counted = _queries(browser, page)
    for number in range(6):
        case = _case(name=f"Another {number}")
        data_protection.found(case, about="x", by=officer, now=clock.now())
    assert _queries(browser, page) == counted
    assert "Complaint about personal data" in browser.get(page).content.decode()


def _queries(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        browser.get(address)
    return len(seen)

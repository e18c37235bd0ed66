"""Who sent what is no appeal may withdraw it, and nothing on the way calls it one."""

import re

import pytest
from django.test import Client

from cases import handling, letters
from cases.appeals import by_customer, withdrawn_otherwise
from cases.enquiries import answering
from cases.models import Case, EnquiryProcess, Message
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh
from tests.follow.reader import APPEAL, ENTER, filled, reading, settled, text, url

FAMILIES = ("complaint", "enquiry")
APPEAL_WORDS = re.compile(r"\bappeal|\bapel|\b(?:h|ng)?apêl", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|\b(?:href|action|value|data-address)=\")[^\s\"<]*|/\w+/\S*")


@pytest.fixture(params=FAMILIES)
def case(request, officer) -> Case:
    """A case of a kind that an administrator made, in the hands of `officer`."""
    kind = factories.kind(code=f"own-{request.param}", letters=request.param)
    return factories.enquiry_in_hand(officer, kind, reply_language="both")


def said_of_appeals(words: str) -> list[str]:
    return APPEAL_WORDS.findall(ADDRESS.sub("", words))


def main(response) -> str:
    body = text(response)
    return body[body.index("<main") : body.index("</main>")]


def withdraw(case: Case, client: Client, language: str = "en"):
    address = url("withdraw", language)
    return client.post(address, filled(client, address), follow=True)


def test_its_customer_withdraws_it_and_may_undo_that(case, language):
    client = reading(case, language)
    asked = main(withdraw(case, client, language))
    said = {"cy": "Rydych wedi gofyn am dynnu eich achos yn ôl", "en": "You have asked to"}
    assert said[language] in asked
    undone = {"withdrawal": str(case.withdrawals.get().pk)}
    assert said[language] not in main(client.post(url("undo", language), undone, follow=True))
    assert case.withdrawals.get().undone_at is not None
    assert case.events.filter(kind__startswith="withdrawal_").count() == 2
    assert case.letters.filter(kind="progress").count() == 2


def test_nothing_the_customer_reads_of_it_speaks_of_an_appeal(case, officer, language):
    client = reading(case, language)
    pages = [client.get(APPEAL[language]), client.get(url("withdraw", language))]
    pages.append(withdraw(case, client, language))
    by_customer.close_withdrawn(case, by=officer, now=NOW)
    settled(case)
    pages += [client.get(APPEAL[language]), client.get(url("write", language))]
    pages.append(client.get(url("language", language)))
    pages.append(client.post(url("undo", language), {"withdrawal": str(case.withdrawals.get().pk)}))
    assert [found for page in pages for found in said_of_appeals(main(page))] == []
    written = [letters.page(letter) for letter in case.letters.all()]
    assert len(written) == 3
    assert [found for page in written for found in said_of_appeals(page)] == []
    assert [found for one in case.letters.all() for found in said_of_appeals(one.subject)] == []


def test_in_welsh_a_case_that_is_withdrawn_is_no_appeal(officer, client):
    case = factories.enquiry_in_hand(officer, factories.kind(letters="enquiry"))
    theirs = main(withdraw(case, reading(case, "cy"), "cy"))
    client.force_login(officer)
    client.cookies["django_language"] = "cy"
    ours = main(client.get(f"/staff/cases/{case.reference}/"))
    assert "Wedi’i dynnu’n ôl" in theirs and "Wedi’i dynnu’n ôl gan y cwsmer" in ours
    assert "thynnu" not in theirs + ours


def test_withdrawn_it_is_closed_without_an_answer_and_a_letter_says_so(case, officer, client):
    withdraw(case, reading(case))
    with pytest.raises(Refused, match="asks_to_withdraw"):
        answering.answer(case, by=officer, now=NOW, outcome="answered", reasons=factories.words())
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    at = f"/staff/cases/{case.reference}/"
    assert f"{at}close-withdrawn/" in text(client.get(at))
    client.post(f"{at}close-withdrawn/", {"step": "send"})
    closed = fresh(case)
    assert closed.state == "closed" and not hasattr(closed, "decision")
    assert "has been withdrawn" in closed.letters.get(kind="withdrawn").subject
    assert EnquiryProcess.objects.get(artifact_object_id=case.pk).status == "DONE"
    shown = [text(client.get(f"{at}{tab}")) for tab in ("", "timeline/", "letters/")]
    assert said_of_appeals(" ".join(page[page.index("<main") :] for page in shown)) == []


def test_an_officer_records_a_withdrawal_that_came_by_letter(case, officer, client):
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    at = f"/staff/cases/{case.reference}/"
    assert f"{at}record-withdrawal/" in text(client.get(at))
    withdrawn_otherwise.record(
        case,
        key="0" * 31 + "1",
        by=officer,
        via=Message.Via.POST,
        came_on=NOW.date(),
        language="cy",
        words="Peidiwch â bwrw ymlaen.",
        now=NOW,
    )
    page = text(client.get(at))
    assert "It came by post. Recorded by" in page and f"{at}record-withdrawal/" not in page


def test_one_that_nobody_has_begun_on_is_withdrawn_too(officer):
    case = factories.enquiry(factories.kind(letters="enquiry"))
    by_customer.withdraw(case, known=0, now=NOW)
    handling.claim(fresh(case), by=officer, now=NOW)
    by_customer.close_withdrawn(case, by=officer, now=NOW)
    assert fresh(case).state == "closed"


def test_answered_it_can_no_longer_be_withdrawn(officer):
    case = factories.enquiry_in_hand(officer)
    answering.answer(case, by=officer, now=NOW, outcome="answered", reasons=factories.words())
    settled(case)
    client = reading(case)
    assert url("withdraw") not in text(client.get(APPEAL["en"]))
    refused = client.post(url("withdraw"), {"known": "0"})
    assert refused.status_code == 409 and "We have already answered you" in text(refused)


def test_the_page_that_asks_for_a_code_is_for_every_kind(client, language):
    said = main(client.get(ENTER[language]))
    assert {"cy": "Dilyn hynt eich achos", "en": "Track your case"}[language] in said

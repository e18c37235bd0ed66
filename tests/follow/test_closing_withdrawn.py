"""An officer closes an appeal its customer has withdrawn; until then it can be undone."""

import pytest

from cases import handling
from cases.appeals import by_customer
from cases.models import AppealProcess
from cases.permissions import Refused
from tests import factories
from tests.follow.reader import APPEAL, reading, settled, text, url


@pytest.fixture
def withdrawn(case):
    by_customer.withdraw(case, known=0, now=factories.NOW)
    return factories.fresh(case)


def test_an_officer_reads_the_letter_and_closes_the_case(client, withdrawn):
    officer = factories.officer()
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    at = f"/staff/cases/{withdrawn.reference}/"
    assert "Customer asks to withdraw" in text(client.get(at))
    assert client.get(f"{at}close-withdrawn/").status_code == 409, "take it first"
    handling.claim(withdrawn, by=officer, now=factories.NOW)
    assert f"{at}close-withdrawn/" in text(client.get(at))
    assert "They cannot undo it after that" in text(client.get(f"{at}close-withdrawn/"))
    preview = text(client.post(f"{at}close-withdrawn/"))
    assert "Ombudsman" in preview and factories.fresh(withdrawn).closed_at is None
    client.post(f"{at}close-withdrawn/", {"step": "send"})
    assert factories.fresh(withdrawn).state == "closed"
    assert withdrawn.withdrawals.get().handled_by == officer
    assert withdrawn.letters.filter(kind="withdrawn").count() == 1
    assert "closed the case because the customer withdrew it" in text(client.get(f"{at}timeline/"))


@pytest.mark.parametrize("where", ["triage", "decide"])
def test_closing_ends_the_flow_wherever_it_stood(where):
    case = factories.checked_case() if where == "decide" else factories.case()
    by_customer.withdraw(case, known=0, now=factories.NOW)
    officer = factories.officer()
    handling.claim(case, by=officer, now=factories.NOW)
    by_customer.close_withdrawn(case, by=officer, now=factories.NOW)
    process = AppealProcess.objects.get(artifact_object_id=case.pk)
    assert process.status == "DONE"
    assert not process.task_set.filter(status__in=("NEW", "ASSIGNED")).exists()


def test_closed_as_withdrawn_cannot_be_undone_and_says_so(withdrawn, language):
    officer = factories.officer()
    handling.claim(withdrawn, by=officer, now=factories.NOW)
    by_customer.close_withdrawn(withdrawn, by=officer, now=factories.NOW)
    settled(withdrawn)
    client = reading(withdrawn, language)
    number = {"withdrawal": str(withdrawn.withdrawals.get().pk)}
    refused = client.post(url("undo", language), number)
    assert refused.status_code == 409
    assert {"cy": "eisoes wedi cau eich apêl", "en": "already closed your appeal"}[
        language
    ] in text(refused)
    home = text(client.get(APPEAL[language]))
    assert {"cy": "Rydych wedi tynnu eich apêl yn ôl", "en": "You withdrew your appeal"}[
        language
    ] in home


def test_a_case_that_is_not_withdrawn_is_not_closed_so(case):
    officer = factories.officer()
    handling.claim(case, by=officer, now=factories.NOW)
    with pytest.raises(Refused, match="not_withdrawn"):
        by_customer.close_withdrawn(case, by=officer, now=factories.NOW)
    assert factories.fresh(case).closed_at is None


def test_undone_just_before_it_is_closed_the_appeal_goes_on(withdrawn):
    officer = factories.officer()
    handling.claim(withdrawn, by=officer, now=factories.NOW)
    by_customer.undo_withdrawal(withdrawn, withdrawn.withdrawals.get().pk, now=factories.NOW)
    with pytest.raises(Refused, match="not_withdrawn"):
        by_customer.close_withdrawn(withdrawn, by=officer, now=factories.NOW)
    assert factories.fresh(withdrawn).state == "triage"

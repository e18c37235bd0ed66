"""What somebody sees who looks at the demonstration for the first time."""

import csv
import io
import uuid

import pytest
from django.contrib.auth import get_user_model

from cases import clock
from cases.models import Case, CaseType, State
from forms.models import FormVersion

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_an_officer_finds_every_shipped_kind_of_case_in_their_lists():
    officer = get_user_model().objects.get(username="officer")
    others = Case.objects.visible_to(officer).filter(case_type__flow=CaseType.Flow.ENQUIRY)
    shipped = others.filter(submission__form_version__in=FormVersion.objects.values("pk"))

    kinds = set(shipped.values_list("case_type__code", flat=True))
    assert kinds == {"complaint", "adjustment", "welsh-language"}
    assert set(shipped.values_list("customer__language", flat=True)) == {"cy", "en"}
    assert shipped.filter(state=State.SIGN, case_type__signed_off=True).exists()
    assert shipped.filter(due_on__lt=clock.today(), closed_at=None).count() >= 2


def test_the_case_says_with_which_version_of_which_form_it_began(client):
    officer = get_user_model().objects.get(username="officer")
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    case = Case.objects.get(customer__name="Gwenno Enghraifft")

    answers = client.get(f"/staff/cases/{case.reference}/answers/").content.decode()
    version = case.submission.form_version
    assert (
        f'href="/staff/forms/{version}/">Make a complaint about the Council, version 1</a>'
        in answers
    )
    asked = client.get(f"/staff/forms/{version}/").content.decode()
    for label in FormVersion.objects.get(pk=version).definition["steps"][0]["questions"]:
        assert label["label"]["cy"] in asked and label["label"]["en"] in asked

    taken_out = client.post("/staff/export/", {"as": "csv", "state": "all"})
    lines = csv.DictReader(io.StringIO(b"".join(taken_out.streaming_content).decode("utf-8-sig")))
    forms = {line["Reference"]: line["Form"] for line in lines}
    assert forms[case.reference] == "Make a complaint about the Council, version 1"
    assert "" in forms.values(), "those of the demonstration that began without a form"


def test_what_a_form_asked_is_for_who_reads_cases(client):
    version = FormVersion.objects.filter(number=1).first()
    for username, status in (("frontline", 404), ("officer", 200)):
        client.force_login(get_user_model().objects.get(username=username))
        assert client.get(f"/staff/forms/{version.pk}/").status_code == status
    assert client.get(f"/staff/forms/{uuid.UUID(int=3)}/").status_code == 404

"""Any form makes a case of the kind it names: sent, keyed in, received and told of."""

import copy
import uuid

import pytest

from cases.models import Case, CaseType, Letter, RoutingRow, Submission
from cases.policy.terms import Channel, Reviewer
from forms import freezing
from forms.meanings import needed_by
from forms.models import FormPage, FormVersion
from forms.versions import definition_of
from tests import factories
from tests.forms.walk import Keying, Walk, words

STEPS = ("language", "outcome", "your_name", "adjustments", "contact", "email", "phone", "address")
FORM = uuid.UUID("00000000-0000-4000-8000-0000000000f1")


@pytest.fixture
def version(db, plain) -> FormVersion:
    """A form of a request, made of steps of the appeal's."""
    factories.ground_rules()
    factories.kind()
    asked = copy.deepcopy(freezing.merge(plain))
    by_key = {step["key"]: step for step in asked["steps"]}
    by_key["your_name"].pop("show_if", None)
    section = {"cy": "Y cais", "en": "The request"}
    steps = [{**by_key[key], "section": section} for key in STEPS]
    own = {
        "case_type": "adjustment",
        "slug": {"cy": "cais", "en": "request"},
        "declaration": {"cy": "Mae hyn yn gywir", "en": "This is accurate"},
        "send_label": {"cy": "Anfon", "en": "Send"},
        "steps": steps,
    }
    return FormVersion.freeze(FORM, {**asked, **own})


def main(page) -> str:
    """What the page says between the navigation and the footer."""
    body = page.content.decode()
    return body[body.index("<main") : body.index("</main>")].lower()


def test_what_was_sent_is_a_case_of_the_kind_the_form_names(walk):
    walk.to("check")
    assert walk.send().headers["Location"] == walk.url("receipt")
    case, form = Case.objects.get(), Submission.objects.get()
    assert case.case_type.code == "adjustment" and case.reference.startswith("ADD-")
    assert (form.key, form.form_version) == (walk.token, walk.draft.version_id)
    assert case.customer.name == "Gwenllïan Ŵyn" and case.customer.chosen == {Channel.EMAIL}
    shown = {entry["key"]: entry["shown"] for entry in form.transcript}
    assert shown["channels"] == {"cy": "Drwy e-bost", "en": "By email"}
    assert not hasattr(case, "appeal")


def test_the_receipt_promises_the_call_that_was_asked_for_instead_of_a_letter(walk):
    walk.to("check", adjustments={"adjustment_kinds": ["call_instead"]})
    walk.send()
    said = {"cy": "Byddwn yn eich ffonio i gydnabod", "en": "We will phone you to acknowledge"}
    assert said[walk.language] in words(walk.get("receipt"))


def test_sent_twice_it_is_one_case_with_one_letter(walk):
    walk.to("check")
    walk.send()
    walk.send()
    assert Case.objects.count() == Letter.objects.count() == 1


def test_no_page_on_the_way_speaks_of_an_appeal(walk):
    walk.to("check")
    for page in ("check", "delete"):
        assert "appeal" not in main(walk.get(page)).replace("/appeal", "")
        assert "apêl" not in main(walk.get(page))
    walk.send()
    page = walk.get("receipt")
    assert Case.objects.get().reference in words(page)
    assert "apêl" not in main(page) and "appeal" not in main(page)
    assert Case.objects.get().case_type.name_cy in words(page) or walk.language == "en"


def test_the_check_page_promises_no_last_day(walk):
    walk.to("check")
    page = walk.get("check")
    assert page.status_code == 200 and page.context["deadline"] is None


def test_routing_reads_an_answer_by_its_question_and_by_its_meaning(version, now):
    factories.chief_officer()
    kind = CaseType.objects.get(code="adjustment")
    row = {"operator": "is", "value": "both", "queue": "chief_officer"}
    RoutingRow.objects.create(case_type=kind, field="reply_language", **row)
    walk = Walk(version, "en")
    walk.to("check")
    walk.send()
    assert Case.objects.get().queue == Reviewer.CHIEF_OFFICER


def test_staff_key_it_in_and_learn_its_reference(version, now):
    clerk = factories.user("frontline")
    keying = Keying(version, clerk, "en")
    keying.to("check")
    assert "You are keying in what came by post" in words(keying.get("check"))
    assert "Take it in" in words(keying.get("check"))
    assert keying.send().headers["Location"] == keying.receipt
    case = Case.objects.get()
    assert (case.keyed_by, case.channel) == (clerk, "post")
    page = keying.client.get(keying.receipt)
    assert case.reference in words(page) and "It has been taken in" in words(page)


@pytest.mark.django_db
def test_staff_find_the_other_forms_beside_the_appeals(published, now, client):
    client.force_login(factories.user("frontline"))
    client.cookies["django_language"] = "en"
    appeal = FormPage.objects.live().filter(case_type="appeal").first()
    assert client.get(f"/staff/appeals/new/?form={appeal.translation_key}").status_code == 200
    for unknown in (uuid.uuid4(), "x", ""):
        assert client.get(f"/staff/appeals/new/?form={unknown}").status_code == 404


def test_every_other_form_needs_who_it_is_from_and_the_ways_it_offers():
    assert needed_by("adjustment") == {"name", "reply_language", "channels"}
    assert needed_by("adjustment", ["email", "text"]) == needed_by("adjustment") | {
        *("email", "phone")
    }
    assert "grounds" in needed_by("appeal")


def test_the_kind_is_frozen_with_the_form(version):
    assert definition_of(version.pk).case_type == "adjustment"

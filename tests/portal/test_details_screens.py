"""What editors keep outside the pages, on the screens of the CMS."""

import re

import pytest
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page

from cases.models import ClosedDay, CouncilDetails, Edition, OmbudsmanDetails
from portal import editors
from tests import factories

ENGLISH = re.compile(r">\s*([^<>]*(?:\(Welsh\)|\(English\)|Day|Phone|source\.|In force)[^<>]*)<")


@pytest.mark.parametrize("model", [ClosedDay, CouncilDetails, OmbudsmanDetails, Edition])
def test_a_welsh_editor_reads_the_boxes_in_welsh(db, model):
    Page.get_first_root_node()
    editors.grant()
    factories.ground_rules()
    kept = model.objects.first() or model.objects.create()
    browser = Client(headers={"accept-language": "cy"})
    browser.force_login(factories.user("editor"))

    html = browser.get(f"/admin/snippets/cases/{model._meta.model_name}/edit/{kept.pk}/")

    labels = re.findall(r"<label[^>]*>(.*?)</label>", html.content.decode(), re.DOTALL)
    assert labels
    assert not ENGLISH.findall("".join(f">{label}<" for label in labels))


def test_the_council_is_named_in_the_language_of_the_editor():
    council = CouncilDetails(name_cy="Cyngor Sir Enghraifft", name_en="Example County Council")
    with override("cy"):
        assert str(council) == "Cyngor Sir Enghraifft"
    with override("en"):
        assert str(council) == "Example County Council"


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (ClosedDay, "diwrnodau ar gau"),
        (CouncilDetails, "manylion y cyngor"),
        (OmbudsmanDetails, "manylion yr ombwdsmon"),
        (Edition, "fersiynau"),
    ],
)
def test_a_welsh_editor_reads_what_a_list_holds_in_welsh(db, model, names):
    editors.grant()
    browser = Client(headers={"accept-language": "cy"})
    browser.force_login(factories.user("editor"))

    html = browser.get(f"/admin/snippets/cases/{model._meta.model_name}/").content.decode()

    [title] = re.findall(r"<title>(.*?)</title>", html, re.DOTALL)
    assert names in title.lower()


@pytest.mark.parametrize("model", [ClosedDay, Edition])
def test_a_welsh_editor_reads_the_headings_of_a_list_in_welsh(db, model):
    editors.grant()
    factories.ground_rules()
    browser = Client(headers={"accept-language": "cy"})
    browser.force_login(factories.user("editor"))

    html = browser.get(f"/admin/snippets/cases/{model._meta.model_name}/").content.decode()

    headings = re.findall(r"<th[^>]*>(.*?)</th>", html, re.DOTALL)
    assert len(headings) > 1
    assert not [one for one in headings if re.search(r"Name \(|>\s*(Day|Code|In force)", one)]

"""The screen of a kind of case: what an editor sets, what is refused, what a try of it says."""

import json
import uuid

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from cases import clock
from cases.models import CaseType, RoutingRow
from cases.models.routing import RoutingCondition
from forms import drafts
from forms.models import FormPage, FormVersion
from portal import editors
from tests import factories
from tests.forms import every_type

ADD = "/admin/snippets/cases/casetype/add/"
WORDS = {"cy": ("Ffyrdd", "Biniau", "Treth"), "en": ("Roads", "Bins", "Tax")}


@pytest.fixture
def cms(db) -> Client:
    Page.get_first_root_node()
    editors.grant()
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(factories.user("editor"))
    return browser


@pytest.fixture
def kind(db) -> CaseType:
    return CaseType.objects.create(code="grumble", name_cy="Grwgnach", name_en="Grumble")


@pytest.fixture
def form(kind) -> FormPage:
    """A form of that kind, not yet published, that asks for a service, a day and a story."""
    words = dict(zip(("roads", "bins", "tax"), WORDS["en"], strict=True))
    options = [
        {"type": "item", "id": v, "value": {"value": v, "label": w}} for v, w in words.items()
    ]
    questions = [
        {
            "type": "radios",
            "value": {"key": "service", "label": "Which service?", "options": options},
        },
        {"type": "date", "value": {"key": "happened_on", "label": "When did it happen?"}},
        {"type": "long_text", "value": {"key": "story", "label": "What happened?"}},
    ]
    step = {
        "key": "about",
        "slug": "about",
        "section": "About",
        "title": "",
        "questions": questions,
    }
    page = FormPage(
        title="Grumble",
        slug="grumble",
        locale=Locale.objects.get_or_create(language_code="en")[0],
        case_type=kind.code,
        live=False,
        steps=json.dumps([{"type": "step", "value": step}]),
    )
    return Page.get_first_root_node().add_child(instance=page)


def said(*rows: tuple, **over: str) -> dict[str, str]:
    """What the screen posts: the kind, and its rows as (field, operator, value, team), then what
    else each asks as (field, operator, value)."""
    typed = {
        "name_cy": "Grwgnach",
        "name_en": "Grumble",
        "prefix": "",
        "letters": "enquiry",
        "team": "complaints_team",
        "acknowledge_within": "5",
        "answer_within": "20",
        "warn_acknowledgement": "2",
        "warn_answer": "5",
        "routing_rows-TOTAL_FORMS": str(len(rows)),
        "routing_rows-INITIAL_FORMS": "0",
    }
    for place, (field, operator, value, queue, *also) in enumerate(rows):
        here = f"routing_rows-{place}"
        typed |= one(here, place, field, operator, value)
        typed |= {f"{here}-queue": queue, f"{here}-match": "all"}
        typed |= {f"{here}-also-TOTAL_FORMS": str(len(also)), f"{here}-also-INITIAL_FORMS": "0"}
        for number, asked in enumerate(also):
            typed |= one(f"{here}-also-{number}", number, *asked)
    return typed | over


def one(here: str, place: int, field: str, operator: str, value: str) -> dict[str, str]:
    asked = {"field": field, "operator": operator, "value": value}
    shown = {"ORDER": str(place + 1), "id": "", "DELETE": ""}
    return {f"{here}-{name}": typed for name, typed in (shown | asked).items()}


CHIEF, SENIOR = "chief_officer", "senior_reviewer"


def edit(kind: CaseType) -> str:
    return f"/admin/snippets/cases/casetype/edit/{kind.pk}/"


def meant(answer) -> dict[str, str]:
    """The box ticked that was shown with the notes on these rows."""
    html = answer.content.decode()
    [value] = [part.split('"')[0] for part in html.split('name="routing-seen" value="')[1:]]
    return {"routing-seen": value}


def test_an_editor_makes_a_kind_of_case_with_a_lasting_code_and_a_prefix(cms):
    cms.post(ADD, said(prefix="grw"))

    [made] = CaseType.objects.filter(code="grumble")
    assert (made.prefix, made.flow, made.team) == ("GRW", "enquiry", "complaints_team")


def test_the_targets_of_a_kind_say_nothing_in_english_to_a_welsh_editor(cms, kind):
    html = cms.get(edit(kind), headers={"accept-language": "cy"}).content.decode()

    assert "Cydnabod o fewn" in html
    assert "Working days" not in html


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"prefix": "CYS"}, "begin with this one"),
        ({"prefix": "GRW"}, "Another kind of case has this prefix."),
        ({"prefix": "G1"}, "three capital letters"),
        ({"name_cy": ""}, "This field is required."),
        ({"letters": "appeal"}, "not one of the available choices"),
        ({"team": "nobody"}, "not one of the available choices"),
    ],
)
def test_a_kind_of_case_with_a_fault_is_refused_in_words(cms, kind, over, words):
    CaseType.objects.filter(pk=kind.pk).update(prefix="GRW")
    before = CaseType.objects.count()

    answer = cms.post(ADD, said(**over))

    assert words in answer.content.decode()
    assert CaseType.objects.count() == before


def test_a_row_may_be_typed_in_the_words_of_the_form_and_keeps_the_value(cms, kind, form):
    rows = [("service", "one_of", "Roads, Tax", CHIEF), ("story", "answered", "", CHIEF)]
    answer = cms.post(edit(kind), said(*rows))
    cms.post(edit(kind), said(*rows, **meant(answer)))

    kept = list(kind.routing_rows.values_list("field", "operator", "value", "queue"))
    assert kept == [("service", "one_of", "roads tax", CHIEF), ("story", "answered", "", CHIEF)]


def test_gaps_and_overlaps_are_named_and_nothing_is_saved_until_they_are_meant(cms, kind, form):
    rows = [("service", "is", "roads", CHIEF), ("story", "answered", "", SENIOR)]

    answer = cms.post(edit(kind), said(*rows))

    html = answer.content.decode()
    assert "row 1 decides" in html
    assert "to “Which service?”: no answer; Bins; Tax." in html
    assert not RoutingRow.objects.exists()
    cms.post(edit(kind), said(*rows, **meant(answer)))
    assert RoutingRow.objects.count() == 2


def test_a_tick_for_other_rows_does_not_count(cms, kind, form):
    answer = cms.post(edit(kind), said(("service", "is", "roads", CHIEF)))

    cms.post(edit(kind), said(("service", "is", "tax", CHIEF), **meant(answer)))

    assert not RoutingRow.objects.exists()


def test_a_row_that_never_decides_is_refused_and_says_why(cms, kind, form):
    rows = [("service", "is", "roads", CHIEF), ("service", "is", "roads", SENIOR)]

    answer = cms.post(edit(kind), said(*rows))

    assert "This row never decides: row 1 takes every answer it could." in answer.content.decode()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("colour", "is", "red", CHIEF), "No form of this kind of case asks this."),
        (("service", "is", "the parks", CHIEF), "“the parks” is not an option of that question."),
        (("story", "is", "angry", CHIEF), "This cannot be asked of that question."),
        (("happened_on", "before", "soon", CHIEF), "Enter a date as year-month-day"),
        (("service", "is", "roads", "nobody"), "not one of the available choices"),
        (("service", "within", "5", CHIEF), "This cannot be asked of that question."),
        (("happened_on", "within", "soon", CHIEF), "Enter a number of working days"),
        (
            ("service", "is", "roads", CHIEF, ("service", "is", "parks")),
            "“parks” is not an option of that question.",
        ),
        (
            ("service", "is", "roads", CHIEF, ("service", "is", "tax")),
            "No answer fits this row.",
        ),
        (("service", "is", "", CHIEF), "Enter the value of an option"),
    ],
)
def test_a_row_that_cannot_work_is_refused_at_its_place(cms, kind, form, row, words):
    answer = cms.post(edit(kind), said(row))

    assert words in answer.content.decode()
    assert not RoutingRow.objects.exists()


def test_trying_names_the_row_that_fires_and_saves_nothing(cms, kind, form):
    rows = [("service", "is", "roads", CHIEF), ("service", "is", "tax", SENIOR)]
    tried = {"action-try": "1", "routing-try-service": "tax"}

    answer = cms.post(edit(kind), said(*rows, **tried))

    assert "Row 2 fires. The case goes to: Senior reviewer." in answer.content.decode()
    assert not RoutingRow.objects.exists()


def test_a_row_that_asks_several_things_is_tried_kept_and_shown_again(cms, kind, form):
    rows = [
        ("service", "is", "Roads", CHIEF, ("happened_on", "within", "5"), ("story", "answered", ""))
    ]
    tried = {
        "action-try": "1",
        "routing-try-service": "roads",
        "routing-try-happened_on": clock.today().isoformat(),
        "routing-try-story": "It fell.",
    }

    answer = cms.post(edit(kind), said(*rows, **tried))
    assert "Row 1 fires. The case goes to: Chief Officer." in answer.content.decode()
    answer = cms.post(edit(kind), said(*rows))
    html = answer.content.decode()
    assert "more than 5 working days from the day it comes in" in html
    cms.post(edit(kind), said(*rows, **meant(answer)))

    [row] = kind.routing_rows.all()
    assert str(row) == (
        "service is roads and happened_on within 5 and story answered → chief_officer"
    )
    shown = cms.get(edit(kind)).content.decode()
    assert 'name="routing_rows-0-also-1-field"' in shown and 'value="Roads"' in shown


def test_answers_that_rows_ask_for_only_apart_are_named_by_an_example(cms, kind, form):
    rows = [
        ("service", "is", "roads", CHIEF, ("happened_on", "before", "2026-01-01")),
        ("service", "is", "tax", CHIEF, ("happened_on", "before", "2025-01-01")),
    ]

    html = cms.post(edit(kind), said(*rows)).content.decode()

    assert "Some answers fit row 1 in part and no row altogether, for example" in html


def test_an_appeal_is_routed_by_the_policy_and_has_no_rows(cms, form):
    appeal = CaseType.objects.get(code=CaseType.APPEAL)

    html = cms.get(edit(appeal)).content.decode()

    assert "routing_rows" not in html
    cms.post(edit(appeal), said(("service", "is", "roads", CHIEF), team=CHIEF))
    assert factories.fresh(appeal).team == "complaints_team"
    assert not RoutingRow.objects.exists()


@pytest.mark.parametrize("gone", ["row", "condition"])
def test_a_row_that_somebody_else_removed_meanwhile_is_said_and_nothing_is_saved(
    cms, kind, form, gone
):
    row = RoutingRow.objects.create(
        case_type=kind, field="service", operator="is", value="tax", queue=CHIEF
    )
    also = RoutingCondition.objects.create(row=row, field="story", operator="answered")
    typed = said(("service", "is", "roads", CHIEF, ("story", "answered", "")), name_en="Moan")
    typed |= {"routing_rows-INITIAL_FORMS": "1", "routing_rows-0-id": str(row.pk)}
    typed |= {"routing_rows-0-also-INITIAL_FORMS": "1", "routing_rows-0-also-0-id": str(also.pk)}
    (row if gone == "row" else also).delete()

    answer = cms.post(edit(kind), typed)

    assert "Meanwhile somebody else has removed a routing row" in answer.content.decode()
    assert factories.fresh(kind).name_en == "Grumble"


def test_a_kind_that_a_form_or_a_case_is_of_stays(cms, kind, form):
    delete = f"/admin/snippets/cases/casetype/delete/{kind.pk}/"

    cms.post(delete)
    assert CaseType.objects.filter(pk=kind.pk).exists()

    FormPage.objects.all().delete()
    cms.post(delete)
    assert not CaseType.objects.filter(pk=kind.pk).exists()


def test_a_kind_stays_while_somebody_fills_in_a_form_of_it_that_is_gone(cms, kind):
    definition = every_type.definition([]) | {"case_type": kind.code}
    draft, _secret = drafts.begin(FormVersion.freeze(uuid.uuid4(), definition))
    delete = f"/admin/snippets/cases/casetype/delete/{kind.pk}/"

    cms.post(delete)
    assert CaseType.objects.filter(pk=kind.pk).exists()

    drafts.forget(draft)
    cms.post(delete)
    assert not CaseType.objects.filter(pk=kind.pk).exists()

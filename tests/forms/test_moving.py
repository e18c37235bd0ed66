"""A form moves from one service to another as one file: whole, or not at all."""

import copy
import io
import json
import uuid
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.log_actions import log
from wagtail.log_actions import registry as history
from wagtail.models import Locale

from bilingual.problems import NotReady
from cases.models import CaseType, LetterText, RoutingRow
from cases.permissions import Role
from forms import content
from forms.models import FormPage, FormVersion, QuestionSet
from forms.moving import bringing_in, pages, places, reading, taking_out, writing
from portal import editors
from tests import factories
from tests.forms.moving_form import CODE, LETTER, a_file

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]
MODELS = (FormPage, FormVersion, CaseType, RoutingRow, QuestionSet, LetterText)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def exported(name: str = CODE, **options: Any) -> dict[str, Any]:
    return taking_out.take_out(taking_out.find(name).translation_key, **options)


def all_there_is() -> list[Any]:
    """Everything an import could touch, and how often each page and letter was saved."""
    rows = [list(model.objects.order_by("pk").values()) for model in MODELS]
    saved = [page.revisions.count() for page in FormPage.objects.order_by("pk")]
    return [repr(row) for row in rows] + saved


def refused(data: dict[str, Any], **options: Any) -> list[str]:
    """What is said of a file that is not taken; nothing has changed by it."""
    before = all_there_is()
    with pytest.raises((places.Refused, NotReady)) as refusal:
        bringing_in.bring_in(data, **options)
    assert all_there_is() == before
    return getattr(refusal.value, "lines", [str(refusal.value)])


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def complaint() -> dict[str, Any]:
    """The form of complaints, which stands here already."""
    return content.whole("complaint")


def changed(**parts: Any) -> dict[str, Any]:
    data = a_file()
    data["form"] |= parts
    return data


def dylan():
    """An editor."""
    editors.grant()
    return factories.user(Role.EDITOR, username="dylan")


def command(*args: str) -> str:
    out = io.StringIO()
    call_command("config", *args, stdout=out)
    return out.getvalue()


def test_what_was_brought_in_is_exported_as_it_came_and_again_it_changes_nothing():
    bringing_in.bring_in(a_file())
    before = all_there_is()

    assert exported() == a_file()
    assert bringing_in.bring_in(a_file()) == []
    assert all_there_is() == before
    assert {page.live for page in FormPage.objects.filter(case_type=CODE)} == {True}
    assert taking_out.find("mainc") == taking_out.find(CODE)


def test_a_changed_file_changes_what_it_says_and_keeps_what_stays():
    bringing_in.bring_in(a_file())
    ids = [step.id for step in taking_out.find(CODE).steps]
    data = a_file()
    steps = data["form"]["steps"]
    data["form"]["steps"] = [steps[0], steps[2], steps[3]]
    steps[2]["title"] = {"cy": "Pwy ydych chi?", "en": "Who are you?"}
    data["case_type"]["answer_within"] = 8
    data["case_type"]["routing_rows"][0]["value"] = "street"
    data["question_sets"][0]["name"]["en"] = "How to reach you"
    data["form"]["needed"]["en"] = "The place"  # the Welsh says so already

    told = [str(change) for change in bringing_in.bring_in(copy.deepcopy(data))]

    assert exported() == data
    assert [step.id for step in taking_out.find(CODE).steps] == [ids[0], ids[2], ids[3]]
    assert told == [
        "case_type / answer_within: 12 becomes 8",
        "case_type / routing_rows / 1 (where) / value: “park” becomes “street”",
        "question_sets / 1 (reach) / name / en: “reach in English” becomes “How to reach you”",
        "form / needed / en: “needed in English” becomes “The place”",
        "form / steps / 2 (you) / title / cy: “title you yn Gymraeg” becomes “Pwy ydych chi?”",
        "form / steps / 2 (you) / title / en: “title you in English” becomes “Who are you?”",
        "form / steps / 2 (price): removed",
    ]


@pytest.mark.full
def test_a_draft_waits_for_the_editors_and_what_is_live_stays():
    bringing_in.bring_in(a_file())
    later = changed(send_label={"cy": "Anfon y cais", "en": "Send the request"})

    bringing_in.bring_in(later, publish=False)

    assert exported() == a_file()
    assert exported(draft=True) == later
    assert [str(one) for one in bringing_in.bring_in(later)] == ["live: false becomes true"]


def test_a_form_that_the_gate_refuses_leaves_no_trace():
    data = a_file()
    del data["form"]["steps"][2]["questions"][0]["meaning"]

    assert "name" in "".join(refused(data))
    assert not LetterText.objects.filter(subject_en="About the bench").exists()


def test_words_whose_welsh_stands_behind_are_not_exported():
    draft = taking_out.find("complain").get_translation(english()).get_latest_revision_as_object()
    draft.needed = "Nothing at all"
    draft.save_revision()

    with pytest.raises(places.Refused, match="The Welsh stands behind its English: "):
        exported("complain", draft=True)
    assert exported("complain")


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("format",), 2, "format: This version of the service reads format 1."),
        (("id",), "bench", "id: This is not the id of a form (a UUID)."),
        (("extra",), 1, "extra: There is no part of this name."),
        (("case_type", "code"), "other", "form / case_type: This is not the kind of case"),
        (("case_type", "colour"), "red", "case_type / colour: There is no value of this name"),
        (("case_type", "answer_within"), True, "case_type / answer_within: This is not a whole"),
        (("case_type", "answer_within"), 9999, "case_type / answer_within: Enter a number of"),
        (("case_type", "prefix"), "CYS", "case_type: "),
        (("case_type", "team"), "nobody", "case_type / team: "),
        (("case_type", "name", "cy"), "", "case_type / name / cy: The text is missing"),
        (
            ("question_sets", 0, "questions", 0, "options", 0, "value"),
            "E Mail",
            "question_sets / 1 (reach) / questions / 1 (channels) / options / 1 (E Mail) / value:",
        ),
        (("letters", "bill"), {}, "letters / bill: The service has no letter of this name."),
        (
            ("letters", "message_of_enquiry", "body", "cy"),
            "((nonsense))",
            "letters / message_of_enquiry / body / cy: Line 1",
        ),
        (("form", "sting"), 1, "form / sting: There is no value of this name here."),
        (("form", "title"), "Bench", "form / title: This is not an object."),
        (("form", "title", "fr"), "Banc", "form / title: A text has exactly “cy” and “en”."),
        (("form", "title", "en"), " ", "form / title / en: The text is missing"),
        (("form", "slug", "en"), "appeal", "form / slug"),
        (("form", "steps", 0, "key"), "Lle!", "form / steps / 1 (Lle!) / key: Use"),
        (("form", "steps", 0, "section", "cy"), "x" * 81, "1 (place) / section / cy: "),
        (
            ("form", "steps", 0, "questions", 0, "type"),
            "colour",
            "form / steps / 1 (place) / questions / 1 (where) / type: There is no part",
        ),
        (
            ("form", "steps", 3, "questions", 0, "set"),
            "gone",
            "form / steps / 4 (reach) / questions / 1 (gone) / set: ",
        ),
        (
            ("form", "steps", 2, "questions", 0, "limit"),
            "200",
            "form / steps / 3 (you) / questions / 1 (name) / limit: This is not a whole number.",
        ),
        (("form", "steps", 1, "show_if", "rows", 0, "operator"), "knows", "rows / 1 (where)"),
    ],
)
def test_a_part_that_cannot_be_is_refused_by_its_place(place, value, said):
    data = a_file()
    inside = data
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value

    assert said in "\n".join(refused(data))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"value": "roof"}, "1 (service) / value: “roof” is not an option of that question."),
        ({"field": "weather"}, "1 (weather) / field: No form of this kind of case asks this."),
        ({"operator": "before"}, "1 (service)"),
        ({}, "2 (service): This row never decides: row 1 takes every answer it could."),
    ],
)
def test_routing_that_cannot_be_or_never_decides_is_refused_by_its_row(row, said):
    data = complaint()
    data["case_type"]["routing_rows"] *= 2
    data["case_type"]["routing_rows"][0] = {**data["case_type"]["routing_rows"][1], **row}

    assert f"case_type / routing_rows / {said}" in refused(data)[0]


def test_an_appeal_is_routed_by_the_policy_alone():
    data = content.whole("appeal")
    data["case_type"]["routing_rows"] = a_file()["case_type"]["routing_rows"]

    assert refused(data) == [
        "case_type / routing_rows: An appeal has no rows: the policy says who considers it."
    ]


def test_an_appeal_is_given_no_letters_of_its_own():
    data = content.whole("appeal")
    data["own_letters"] = {"decision_stands": {}}

    assert refused(data) == [
        "own_letters / decision_stands: An appeal has the usual words, and none of its own."
    ]


def test_the_way_of_a_kind_with_cases_stays():
    factories.case()
    data = content.whole("appeal")
    data["case_type"]["flow"] = "enquiry"

    assert refused(data)[0].startswith("case_type / flow: There are cases of this kind")


def test_setting_up_leaves_a_kind_of_case_that_the_council_made_its_own(admin_user):
    row = CaseType.objects.get(code="complaint")
    CaseType.objects.filter(pk=row.pk).update(answer_within=30)
    log(instance=row, action="wagtail.edit", user=admin_user)

    bringing_in.bring_in(complaint(), keep=True)
    assert CaseType.objects.get(pk=row.pk).answer_within == 30

    bringing_in.bring_in(complaint())
    assert CaseType.objects.get(pk=row.pk).answer_within == 20


def test_the_words_a_letter_had_stay_in_its_history():
    data = complaint()
    data["letters"] = {LETTER.code: {**a_file()["letters"][LETTER.code]}}

    told = [str(change) for change in bringing_in.bring_in(data)]

    kept = LetterText.objects.get(code=LETTER.code)
    said = [one.as_object().subject_en for one in kept.revisions.order_by("pk")]
    assert said == [LETTER.subject_en, "About the bench"] and kept.edited
    assert told[-1] == (
        f"letters / {LETTER.code} / subject / en: “{LETTER.subject_en}” becomes “About the bench”"
    )


def test_a_file_has_the_letters_of_its_kind_of_case_whose_words_were_changed():
    for code in (LETTER.code, "extended", "message_of_complaint", "decision_stands"):
        LetterText.objects.filter(code=code).update(subject_en="Other words")

    assert set(exported("complain")["letters"]) == {"extended", "message_of_complaint"}
    assert set(exported("appeal")["letters"]) == {"extended", "decision_stands"}


@pytest.mark.parametrize("name", content.names())
def test_what_we_ship_says_what_setting_up_makes_of_it(name):
    assert bringing_in.bring_in(content.whole(name), only_try=True) == []


@pytest.mark.parametrize("name", content.names())
def test_what_we_ship_is_byte_for_byte_what_is_exported_of_it(name):
    form = content.whole(name)["id"]

    told = command("export", form)

    assert told.encode() == (content.HERE / f"{name}.json").read_bytes(), (
        f"Write it anew: dev.py manage config export {form} > forms/content/{name}.json"
    )


def test_a_damaged_file_of_ours_stops_loading_with_its_place_and_a_mend(monkeypatch, tmp_path):
    damaged = complaint()
    damaged["id"] = str(uuid.uuid4())
    damaged["case_type"]["colour"] = "red"
    (tmp_path / "complaint.json").write_text(writing.write(damaged), "utf-8")
    monkeypatch.setattr(content, "HERE", tmp_path)

    with pytest.raises(CommandError) as refused:
        call_command("load_policy", stdout=io.StringIO())

    head, place, mend = str(refused.value).splitlines()
    assert "complaint.json" in head and "put the file back" in mend
    assert place == "case_type / colour: There is no value of this name here."


def test_the_command_lists_every_change_dry_and_then_makes_it(tmp_path):
    data = complaint()
    data["case_type"]["answer_within"] = 15
    file = tmp_path / "form.json"
    file.write_text(writing.write(data), "utf-8")
    editor = dylan()
    before, change = all_there_is(), "case_type / answer_within: 20 becomes 15\n1 "

    assert command("import", str(file), "--dry-run") == f"{change}would change.\n"
    assert all_there_is() == before
    assert command("import", str(file), "--by", "dylan") == f"{change}changed.\n"
    assert json.loads(command("export", "cwyno"))["case_type"]["answer_within"] == 15
    kind = CaseType.objects.get(code="complaint")
    assert [entry.user for entry in history.get_logs_for_instance(kind)] == [editor]


def test_a_form_brought_in_is_a_version_by_whoever_brought_it():
    editor = dylan()

    bringing_in.bring_in(a_file(), by=editor)

    [page, other] = FormPage.objects.filter(case_type=CODE)
    assert FormVersion.newest(page.translation_key).released_by == editor
    assert {page.latest_revision.user, other.latest_revision.user} == {editor}
    own = CaseType.objects.get(code=CODE).letter_texts.get()
    for letter in (LetterText.objects.get(code=LETTER.code), own):
        assert letter.latest_revision.user == editor
        assert [entry.user for entry in history.get_logs_for_instance(letter)] == [editor]


def test_the_command_says_why_it_refuses(tmp_path):
    file = tmp_path / "form.json"
    file.write_text('{"format": 1, "format": 1}')
    with pytest.raises(CommandError, match="Say who imports the form: --by USERNAME"):
        command("import", str(file))
    with pytest.raises(CommandError, match="No account in use is called “nobody”"):
        command("import", str(file), "--by", "nobody")
    officer = factories.officer()
    with pytest.raises(CommandError, match="may not change forms"):
        command("import", str(file), "--by", officer.username)
    dylan()
    with pytest.raises(CommandError, match="format: This is there twice"):
        command("import", str(file), "--by", "dylan")
    with pytest.raises(CommandError, match="cannot be read"):
        command("import", str(tmp_path / "none.json"), "--by", "dylan")
    with pytest.raises(CommandError, match="no form is called “tea”"):
        command("export", "tea")


def test_any_part_of_the_wrong_kind_is_refused_and_never_fails():
    """Each part of the shipped form in turn, replaced by something that it cannot be."""
    form = content.read("appeal")
    for number, place in enumerate(_places(form)):
        broken = copy.deepcopy(form)
        inside = broken
        for step in place[:-1]:
            inside = inside[step]
        inside[place[-1]] = (None, 7, "\t", [], {}, [{}], True, {"cy": "x", "en": ""})[number % 8]
        try:
            reading.read(writing.write(broken).encode())
            pages.values(broken, "cy")
        except places.Refused as refusal:
            assert refusal.lines


def _places(part: Any, place: tuple = ()) -> list[tuple]:
    inside = part.items() if isinstance(part, dict) else enumerate(part)
    found = []
    for step, value in inside:
        found.append((*place, step))
        if isinstance(value, dict | list):
            found += _places(value, (*place, step))
    return found[:: 1 if len(place) else 9]

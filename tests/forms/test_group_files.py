"""Files in a group: each box has its own, and they stay with it whatever happens to the others."""

import re
import uuid

import pytest

from cases.models import StoredFile
from forms import answers
from forms.models import FormVersion
from tests import factories
from tests.files.samples import upload
from tests.forms.every_type import asks, definition
from tests.forms.walk import Walk, problems, words

NAMES = ("bin.pdf", "lane.pdf")


@pytest.fixture
def damage(db, now) -> Walk:
    """What was damaged: each thing with a name and photographs."""
    inner = [asks("short_text", "thing"), asks("files", "photo", required=False, most=2)]
    group = asks("group", "things", questions=inner, most=3)
    factories.ground_rules()
    return Walk(FormVersion.freeze(uuid.uuid4(), definition([group])), "en")


def ids(page) -> dict[str, str]:
    """The hidden controls that say which box is which, as the browser sends them back."""
    found = re.findall(r'name="(things-\d_id)" value="(\w+)"', page.content.decode())
    return {**dict(found), "things-boxes": str(len(found))}


def two(walk: Walk) -> dict[str, str]:
    """Two boxes with a file each; what their page posts."""
    one = {"things-0-thing": "Bin", "things-1-thing": "Lane"}
    walk.post("step_1", {**one, "things-boxes": "1", "go-add": "things"})
    sent = {**one, **ids(walk.get("step_1"))}
    files = {f"things-{place}-photo": upload(name) for place, name in enumerate(NAMES)}
    assert walk.post("step_1", {**sent, **files}).status_code == 302
    return sent


def stored(walk: Walk) -> list[list[str]]:
    """The names of the files of each box."""
    named = {str(file.pk): file.name for file in StoredFile.objects.filter(draft=walk.token)}
    return [[named[one] for one in box["photo"]] for box in walk.draft.answers["things"]]


def test_each_box_keeps_its_own_file_and_shows_it(damage):
    two(damage)

    assert stored(damage) == [["bin.pdf"], ["lane.pdf"]]
    page = words(damage.get("step_1"))
    assert page.index("bin.pdf") < page.index("lane.pdf")
    assert 'enctype="multipart/form-data"' in damage.get("step_1").content.decode()
    shown = words(damage.get("check"))
    assert "photo in English: bin.pdf" in shown and "photo in English: lane.pdf" in shown


def test_a_removed_box_takes_its_file_with_it_and_leaves_the_others(damage):
    sent = two(damage)

    damage.post("step_1", {**sent, "go-remove": "things-0"})

    assert stored(damage) == [["lane.pdf"]]
    assert [file.name for file in StoredFile.objects.all()] == ["lane.pdf"]


def test_a_file_sent_with_the_button_that_removes_its_box_goes_too(damage):
    sent = two(damage)

    late = {"things-0-photo": upload("late.pdf", b"%PDF-1.4\n%later\n%%EOF\n")}
    damage.post("step_1", {**sent, **late, "go-remove": "things-0"})

    assert [file.name for file in StoredFile.objects.all()] == ["lane.pdf"]


def test_a_page_opened_before_a_box_was_removed_puts_no_file_under_another_box(damage):
    sent = two(damage)
    damage.post("step_1", {**sent, "go-remove": "things-0"})

    damage.post("step_1", sent)

    assert stored(damage) == [[], ["lane.pdf"]]


def test_what_is_wrong_in_a_box_keeps_its_files_and_a_file_alone_fills_a_box(damage):
    empty = ids(damage.get("step_1"))

    page = damage.post("step_1", {**empty, "things-0-photo": upload(NAMES[0])})

    assert problems(page) == [("id_things-0-thing", "Answer thing")]
    assert NAMES[0] in words(page) and stored(damage) == [[NAMES[0]]]
    sent = {**ids(page), "things-0-thing": "Bin"}
    assert damage.post("step_1", sent).headers["Location"] == damage.url("check")
    assert stored(damage) == [[NAMES[0]]]


def test_the_same_page_sent_twice_keeps_each_file_once(damage):
    sent = {**ids(damage.get("step_1")), "things-0-thing": "Bin"}

    for _click in range(2):
        damage.post("step_1", {**sent, "things-0-photo": upload(NAMES[0])})

    assert stored(damage) == [[NAMES[0]]] and StoredFile.objects.count() == 1


def test_one_file_of_a_box_is_removed_by_its_button(damage):
    sent = two(damage)
    [_first, second] = damage.draft.answers["things"]

    damage.post("step_1", {**sent, "go-remove-file": second["photo"][0]})

    assert stored(damage) == [["bin.pdf"], []]
    assert StoredFile.objects.count() == 1


def test_a_file_that_cannot_be_taken_is_said_at_its_box_and_costs_nothing_else(damage):
    sent = two(damage)

    page = damage.post("step_1", {**sent, "things-1-photo": upload("x.exe", b"MZ\x90")})

    [(control, said)] = problems(page)
    assert control == "id_things-1-photo" and "The selected file must be" in said
    assert stored(damage) == [["bin.pdf"], ["lane.pdf"]]


def test_a_file_that_must_be_sent_is_asked_for_in_its_box(db, now):
    group = asks("group", "things", questions=[asks("files", "photo", most=1)], most=2)
    factories.ground_rules()
    walk = Walk(FormVersion.freeze(uuid.uuid4(), definition([group])), "en")

    page = walk.post("step_1", ids(walk.get("step_1")))
    assert problems(page) == [("id_things-0-photo", "Answer things")]
    page = walk.post("step_1", {**ids(page), "things-0-photo": upload()})
    assert page.headers["Location"] == walk.url("check")


def test_the_case_has_the_file_and_its_name_under_its_box(damage):
    two(damage)
    draft = damage.draft
    files = {str(file.pk): file for file in StoredFile.objects.all()}

    [entry] = answers.transcript(draft.definition.steps, draft.answers, files)

    assert entry["shown"]["en"] == (
        "Person 1\nthing in English: Bin\nphoto in English: bin.pdf\n\n"
        "Person 2\nthing in English: Lane\nphoto in English: lane.pdf"
    )
    assert [set(box) for box in entry["answer"]] == [{"thing", "photo"}] * 2
    assert set(answers.file_ids(draft.definition.steps, draft.answers)) == set(files)

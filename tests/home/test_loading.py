"""`load_policy` again: what is there stays, what changed is published in both languages."""

import json
import shutil

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from cases.models import ClosedDay
from home import loading
from home.content_files import CONTENT
from home.models import InformationPage, PolicyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(tmp_path):
    """The data files, to be changed."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def rewrite(path, change) -> None:
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said, ensure_ascii=False))


def test_a_second_load_touches_nothing(published, capsys):
    before = Revision.objects.count(), ClosedDay.objects.count()
    loading.load()
    assert (Revision.objects.count(), ClosedDay.objects.count()) == before
    assert capsys.readouterr().out == ""


def test_a_changed_file_changes_its_page_in_both_languages(published, content):
    def reword(said):
        said["intro"] = {"cy": "Dyma sut i gysylltu.", "en": "This is how to reach us all."}

    rewrite(content / "page-contact.json", reword)
    loading.load(content, say=lambda line: None)
    pages = InformationPage.objects.filter(slug__in=("contact", "cysylltu"), live=True)
    assert {page.intro for page in pages} == {
        "Dyma sut i gysylltu.",
        "This is how to reach us all.",
    }


def test_a_page_an_editor_changed_is_left_alone(published, content):
    editor = get_user_model().objects.create_superuser("golygydd")
    page = InformationPage.objects.get(slug="contact")
    page.get_latest_revision_as_object().save_revision(user=editor)
    rewrite(content / "page-contact.json", lambda said: said["intro"].update(en="Other words."))
    said = []
    loading.load(content, say=said.append)
    assert InformationPage.objects.get(pk=page.pk).intro == page.intro
    assert said == ["page-contact: kept as an editor left it"]


def test_published_words_change_only_with_a_correction(published, content):
    def reword(said):
        entry = next(part for part in said["body"] if part.get("clause") == "2.3")
        entry["text"] = "Threats of violence or harassment to any person will be reported."

    path = content / "policy-current-en.json"
    rewrite(path, reword)
    with pytest.raises(CommandError, match=r"2\.3"):
        call_command("load_policy", str(content))

    correction = {"made_on": "2026-11-20", "numbers": "2.3", "editor_note": ""}
    correction.pop("editor_note")
    both = {
        "en": correction | {"what": "Words left out were removed.", "reason": "A test of ours."},
        "cy": correction | {"what": "Tynnwyd geiriau.", "reason": "Prawf yw hwn."},
    }
    for language, said in both.items():
        rewrite(
            content / f"policy-current-{language}.json",
            lambda file, said=said: file.update(corrections=[said]),
        )
    call_command("load_policy", str(content))
    page = PolicyPage.objects.get(edition__code="current", locale__language_code="cy")
    assert [block.value["reason"] for block in page.corrections] == ["Prawf yw hwn."]

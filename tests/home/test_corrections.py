"""An editor corrects the published policy in the CMS, in both languages; a resident sees it."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from home.models import PolicyPage

pytestmark = [
    pytest.mark.usefixtures("published"),
    pytest.mark.django_db(transaction=True),
]

BEFORE = "excessive telephones calls, emails, letters, online reports or office visits"
AFTER = "excessive telephone calls, emails, letters, online reports or office visits"
WELSH = {
    AFTER: "gormod o alwadau ffôn, negeseuon e-bost, llythyrau, adroddiadau neu ymweliadau",
    "“telephones calls” now reads “telephone calls”.": "Cywirwyd y geiriad Saesneg yn unig.",
    "A slip in the English words.": "Llithriad yn y geiriad Saesneg.",
}


@pytest.fixture
def editor(client, moment):
    moment("2027-03-12T10:00")
    user = get_user_model().objects.create_superuser("golygydd", "golygydd@example.org", "x")
    client.force_login(user)
    return client


@pytest.fixture
def english() -> PolicyPage:
    return PolicyPage.objects.get(edition__code="current", locale__language_code="en")


@pytest.fixture
def welsh(english) -> PolicyPage:
    return english.get_translations().get()


def posted(page: PolicyPage, *, change=lambda body: None, corrections=()) -> dict:
    """What the editor's form sends: the page as it is, with one change."""
    data = {
        "title": page.title,
        "slug": page.slug,
        "edition": page.edition_id,
        "issued_by": page.issued_by,
        "search_description": page.search_description,
    }
    body = [dict(block) for block in page.body.raw_data]
    change(body)
    _stream(data, "body", body)
    _stream(data, "corrections", corrections)
    return data


def _stream(data: dict, name: str, blocks) -> None:
    data[f"{name}-count"] = len(blocks)
    for place, block in enumerate(blocks):
        at = f"{name}-{place}"
        data |= {f"{at}-deleted": "", f"{at}-order": place, f"{at}-type": block["type"]}
        data[f"{at}-id"] = block.get("id", "")
        for key, value in block["value"].items():
            if isinstance(value, list):
                data[f"{at}-value-{key}-count"] = len(value)
                for number, item in enumerate(value):
                    deep = f"{at}-value-{key}-{number}"
                    data |= {f"{deep}-deleted": "", f"{deep}-order": number}
                    data |= {f"{deep}-id": item["id"], f"{deep}-value": item["value"]}
            else:
                data[f"{at}-value-{key}"] = value


def correct_the_slip(body: list[dict]) -> None:
    text = json.dumps(body)
    assert BEFORE in text
    body[:] = json.loads(text.replace(BEFORE, AFTER))


CORRECTION = {
    "type": "correction",
    "value": {
        "made_on": "2027-03-12",
        "numbers": "3.2",
        "what": "“telephones calls” now reads “telephone calls”.",
        "reason": "A slip in the English words.",
    },
}


def save(client, page, *, publish: bool = False, **data):
    action = {"action-publish": "1"} if publish else {}
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        posted(page, **data) | action,
        follow=True,
    )


def translate(client, page: PolicyPage, words: dict[str, str]) -> None:
    """Type the Welsh of each new text in the side-by-side editor."""
    client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    kept = Translation.objects.get(source__object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=kept.source).select_related("string"):
        if segment.string.data in words:
            address = reverse(
                "wagtail_localize:edit_string_translation", args=[kept.pk, segment.pk]
            )
            answer = client.put(
                address,
                f"value={words[segment.string.data]}",
                content_type="application/x-www-form-urlencoded",
            )
            assert answer.status_code in (200, 201)


def published(client, address: str) -> str:
    client.logout()
    return client.get(address).content.decode()


def test_a_correction_in_both_languages_is_public_at_once(editor, english, welsh):
    for address in ("/en/policy/", "/cy/polisi/"):
        assert "telephone calls, emails" not in editor.get(address).content.decode()
    save(editor, english, change=correct_the_slip, corrections=[CORRECTION])
    translate(editor, welsh, WELSH)
    answer = editor.post(reverse("wagtailadmin_pages:edit", args=[welsh.pk]), {"action": "publish"})
    assert answer.status_code == 302

    html = published(editor, "/en/policy/")
    assert AFTER in html
    assert BEFORE not in html
    assert "12 March 2027" in html
    assert "A slip in the English words." in html
    html = published(editor, "/cy/polisi/")
    assert WELSH[AFTER] in html
    assert "12 Mawrth 2027" in html
    assert "Llithriad yn y geiriad Saesneg." in html


def test_the_english_button_publishes_what_the_translator_has_finished(editor, english, welsh):
    save(editor, english, change=correct_the_slip, corrections=[CORRECTION])
    translate(editor, welsh, WELSH)
    draft = PolicyPage.objects.get(pk=english.pk).get_latest_revision_as_object()
    corrections = draft.corrections.raw_data
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[english.pk]),
        posted(draft, corrections=[dict(block) for block in corrections]) | {"action-publish": "1"},
    )
    assert WELSH[AFTER] in published(editor, "/cy/polisi/")
    assert AFTER in published(editor, "/en/policy/")


def test_a_change_without_a_correction_is_refused_and_nothing_moves(editor, english):
    answer = save(editor, english, publish=True, change=correct_the_slip)
    words = answer.content.decode()
    assert re.search(r"Clause 3\.2|Cymal 3\.2", words)
    assert re.search(r"needs a correction|angen cywiriad", words)
    assert BEFORE in published(editor, "/en/policy/")


def test_an_english_correction_without_its_welsh_is_refused(editor, english):
    answer = save(editor, english, publish=True, change=correct_the_slip, corrections=[CORRECTION])
    assert re.search(r"not been translated|nid yw wedi’i gyfieithu", answer.content.decode())
    assert BEFORE in published(editor, "/en/policy/")


@pytest.fixture(autouse=True)
def no_page_kept():
    caches["pages"].clear()

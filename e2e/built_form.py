"""A form as an editor has built it in the CMS, with every type of block there is, not yet live."""

import copy
import uuid
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from bilingual import publishing
from bilingual.models import Leave
from forms.comparing import again
from forms.models import FormPage
from forms.moving import bringing_in
from forms.question_blocks import ONCE, SIMPLE
from tests.forms.every_type import BOXES, OPTIONS, both
from tests.forms.moving_form import a_file, condition, question, step, words

OWN: dict[str, dict[str, Any]] = {
    "reasons": {**BOXES, "most": 3},
    "answer_pair": {"pair": "oes"},
    "number": {"least": "1", "greatest": "9", "unit": both("awr", "hours")},
    "group": {**BOXES, "most": 3, "questions": [question("name", "of_whom", required=False)]},
} | {kind: {"options": OPTIONS} for kind in ("radios", "checkboxes", "select")}
NEW = {"cy": "Pa wasanaeth ydyw?", "en": "Which service is it?"}


def every_block() -> list[dict[str, Any]]:
    """A question of every type, and guidance; conditions on two. The form asks a set besides."""
    asked = [
        question(kind, f"q_{kind}", **copy.deepcopy(OWN.get(kind, {})))
        for kind in (*SIMPLE, *ONCE)
        if kind != "guidance"
    ]
    for one in asked[:2]:
        one |= {"why": words("why"), "show_if": condition("where", "park", "show")}
    guidance = {"type": "guidance", "key": "guidance", "body": words("guidance")}
    return [*asked, guidance]


def build(*asked: dict[str, Any]) -> FormPage:
    """The English page of a small form, a draft beside its Welsh one; `asked` is a page of it."""
    data = a_file()
    if asked:
        shown = condition("where", "park", "show")
        data["form"]["steps"].insert(1, step("everything", *asked, show_if=shown))
    bringing_in.bring_in(data, publish=False)
    return in_language(uuid.UUID(data["id"]), "en")


def in_language(form: uuid.UUID, language: str) -> FormPage:
    """The page of a form in one of its languages."""
    return FormPage.objects.get(translation_key=form, locale__language_code=language)


def twice_released() -> FormPage:
    """A form of which there are two versions, and an English draft that the Welsh stands behind."""
    editor = get_user_model().objects.get(username="editor")
    page = FormPage.objects.get(case_type="complaint", locale__language_code="en")
    for language, each in again.pages_of(page).items():
        _reword(each, NEW[language], by=editor)
    publishing.publish(page, by=editor)
    _reword(FormPage.objects.get(pk=page.pk), "Which of our services is it?", by=editor)
    return page


def give_leave(page: FormPage) -> None:
    """Somebody answers for the page until today."""
    editor = get_user_model().objects.get(username="editor")
    given = {"reason": "Enghraifft o reswm", "expires_on": timezone.localdate()}
    Leave.objects.create(page=page.translation_key, given_by=editor, **given)


def _reword(page: FormPage, text: str, *, by: Any) -> None:
    """A draft with other words in its first question."""
    draft = page.get_latest_revision_as_object()
    draft.steps[0].value["questions"][0].value["label"] = text
    draft.save_revision(user=by)

"""The appeal form as data, both languages side by side, and how it becomes pages."""

import json
import uuid
from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from bilingual import publishing, translation
from bilingual.checks import texts_of
from forms.models import FormPage
from home.models import HomePage

LANGUAGES = ("cy", "en")
NAMESPACE = uuid.UUID("5d1ac1b9-9d9a-5e0c-9d3f-0c0f6f1b7a10")
PAGE_TEXTS = (
    *("title", "slug", "introduction", "needed", "how_long", "other_ways"),
    *("declaration", "declaration_error", "send_label"),
)
TWO_LANGUAGES = set(LANGUAGES)
SOURCE, TARGET = "en", "cy"  # translated as an editor would, with wagtail-localize


def load(name: str = "appeal") -> bool:
    """Make the form and publish it in both languages, unless it exists. Whether it was made.

    Once it exists it is the editors': loading again changes nothing.
    """
    key = uuid.uuid5(NAMESPACE, name)
    if FormPage.objects.filter(translation_key=key).exists():
        return False
    data = read(name)
    with transaction.atomic():
        page = page_in(SOURCE, data)
        page.translation_key = key
        page.locale = Locale.objects.get(language_code=SOURCE)
        HomePage.objects.get(locale=page.locale).add_child(instance=page)
        page.save_revision()
        welsh = texts_of(page_in(TARGET, data)) | {"slug": data["slug"][TARGET]}
        translation.begin(page.get_latest_revision_as_object(), welsh, TARGET).save_target(
            publish=False
        )
        publishing.publish(page)
    return True


def read(name: str) -> dict[str, Any]:
    """The data of a form."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / f"{name}.json").read_text("utf-8"))
    return found


def page_in(language: str, data: dict[str, Any]) -> FormPage:
    """One language's page of this data, not saved and not yet anywhere."""
    return FormPage(
        case_type=data["case_type"],
        steps=json.dumps(steps_in(language, data)),
        **{name: data[name][language] for name in PAGE_TEXTS},
    )


def steps_in(language: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The StreamField value of the steps; ids come from keys, so both languages share them."""
    return [
        _child(
            "step",
            f"step/{step['key']}",
            {
                "key": step["key"],
                **{name: step[name][language] for name in ("slug", "section", "title")},
                "show_if": _conditions(step),
                "show_deadline": step.get("show_deadline", False),
                "questions": [
                    _child(
                        question["type"],
                        f"question/{question['key']}",
                        _question(question, language),
                    )
                    for question in step["questions"]
                ],
            },
        )
        for step in data["steps"]
    ]


def _question(question: dict[str, Any], language: str) -> dict[str, Any]:
    value = {
        name: part[language] if isinstance(part, dict) and set(part) == TWO_LANGUAGES else part
        for name, part in question.items()
        if name != "type"
    }
    if "options" in question:
        value["options"] = [
            _child(
                "item",
                f"option/{question['key']}/{option['value']}",
                {
                    "value": option["value"],
                    "label": option["label"][language],
                    "hint": option.get("hint", {}).get(language, ""),
                },
            )
            for option in question["options"]
        ]
    return value


def _conditions(step: dict[str, Any]) -> dict[str, Any]:
    table = step.get("show_if", {"rows": [], "otherwise": "show"})
    rows = [
        {
            **row,
            "value": row["value"] if isinstance(row["value"], str) else " ".join(row["value"]),
        }
        for row in table["rows"]
    ]
    return {
        "rows": [
            _child("item", f"condition/{step['key']}/{place}", row)
            for place, row in enumerate(rows)
        ],
        "otherwise": table["otherwise"],
    }


def _child(kind: str, name: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "id": str(uuid.uuid5(NAMESPACE, name)), "value": value}

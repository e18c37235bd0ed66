"""A small form of a kind of case of its own, as a file: with a bit of everything that travels."""

from typing import Any

from cases.letters import texts

CODE = "bench"
LETTER = texts.as_delivered("message_of_enquiry")
OWN = texts.as_delivered("acknowledgement_of_enquiry")


def words(name: str) -> dict[str, str]:
    return {"cy": f"{name} yn Gymraeg", "en": f"{name} in English"}


def question(kind: str, key: str, **more: Any) -> dict[str, Any]:
    own = {"type": kind, "key": key, "required": True, "label": words(key), "error": words("error")}
    return {**own, **more}


def step(key: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    slug = {"cy": f"{key}-cy", "en": key}
    own = {"key": key, "slug": slug, "section": words("section"), "title": words(f"title {key}")}
    return {**own, **more, "questions": list(questions)}


def option(value: str) -> dict[str, Any]:
    return {"value": value, "label": words(value)}


def condition(field: str, value: str, outcome: str) -> dict[str, Any]:
    row = {"field": field, "operator": "is", "value": value, "match": "all", "outcome": outcome}
    return {"rows": [row], "otherwise": "skip" if outcome == "show" else "show"}


def a_file() -> dict[str, Any]:
    """It reads as it would be exported."""
    where = question("radios", "where", options=[option("park"), option("street")])
    language = [option("cy"), option("en"), option("both")]
    group = {
        **question("group", "places", required=False, most=3),
        **{name: words(name) for name in ("item", "add", "remove")},
        "questions": [question("money", "price", greatest="9.50", required=False)],
    }
    del group["error"], group["questions"][0]["error"]
    return {
        "format": 1,
        "id": "0b9c5f2e-6f5d-4f43-9d8c-7a6f0f5b1c11",
        "written_in": "en",
        "case_type": {
            "code": CODE,
            "flow": "enquiry",
            "name": {"cy": "Cais am fainc", "en": "Request for a bench"},
            "prefix": "MAI",
            "team": "complaints_team",
            "letters": "enquiry",
            "acknowledge_within": 3,
            "answer_within": 12,
            "warn_acknowledgement": 1,
            "warn_answer": 4,
            "signed_off": True,
            "routing_rows": [
                {
                    "field": "where",
                    "operator": "is",
                    "value": "park",
                    "match": "all",
                    "queue": "chief_officer",
                }
            ],
        },
        "question_sets": [
            {
                "key": "reach",
                "name": words("reach"),
                "questions": [
                    question(
                        "checkboxes", "channels", meaning="channels", options=[option("email")]
                    ),
                    question("email", "email", meaning="email"),
                ],
            }
        ],
        "letters": {
            "message_of_enquiry": {
                "subject": {"cy": "Am y fainc", "en": "About the bench"},
                "body": {"cy": LETTER.body_cy, "en": LETTER.body_en},
            }
        },
        "own_letters": {
            OWN.code: {
                "subject": {"cy": "Cawsom eich cais am fainc", "en": "You asked for a bench"},
                "body": {"cy": OWN.body_cy, "en": OWN.body_en},
            }
        },
        "form": {
            "title": {"cy": "Gofyn am fainc newydd", "en": "Ask for a new bench"},
            "slug": {"cy": "mainc", "en": "bench"},
            "case_type": CODE,
            **{name: words(name) for name in ("introduction", "needed", "how_long", "other_ways")},
            "steps": [
                step("place", where),
                step("price", group, show_if=condition("where", "park", "show")),
                step(
                    "you",
                    question("name", "name", meaning="name", limit=200),
                    question("radios", "language", meaning="reply_language", options=language),
                ),
                step("reach", {"type": "question_set", "set": "reach"}),
            ],
            "ends": [
                {
                    "key": "parks",
                    "title": words("parks"),
                    "body": words("thanks"),
                    "show_if": condition("where", "park", "show"),
                }
            ],
            **{name: words(name) for name in ("declaration", "declaration_error", "send_label")},
        },
    }

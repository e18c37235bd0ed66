"""The Ombudsman's part of the page of a case: what they asked and found, and the bundles made."""

from typing import Any

from django.utils.translation import get_language

from cases.casework import words
from cases.models import Case, OmbudsmanRecord
from cases.ombudsman import earlier, records
from cases.ombudsman.words import FIELDS, FINDINGS, KINDS
from design.dates import long_date


def page(case: Case) -> dict[str, Any]:
    """What stands on the tab: each record point by point, what it said before, and each bundle
    with its check sum."""
    found = case.ombudsman_records.select_related("recorded_by")
    found = found.prefetch_related("earlier__recorded_by")
    bundles = case.events.filter(kind="bundled").select_related("by").order_by("-at", "-pk")
    return {
        "records": [
            {
                "record": record,
                "rows": rows(record),
                "by": words.name_of(record.recorded_by),
                "before": before(record),
            }
            for record in found
        ],
        "bundles": [
            {"at": made.at, "by": words.name_of(made.by), "sha256": made.data["sha256"]}
            for made in bundles
        ],
    }


def rows(record: OmbudsmanRecord) -> list[dict[str, str]]:
    """A record point by point: [{key, value}]; what is not known is left out."""
    said = [(FIELDS[name], shown(name, getattr(record, name))) for name in records.FIELDS]
    return [{"key": str(label), "value": value} for label, value in said if value]


def before(record: OmbudsmanRecord) -> list[dict[str, Any]]:
    """What the record said before it was changed, the latest first: who put that down, when, and
    the boxes that say something else now."""
    return [
        {
            "at": one.recorded_at,
            "by": words.name_of(one.recorded_by),
            "rows": [
                {"key": str(FIELDS[name]), "value": shown(name, value) or "–"}
                for name, value in earlier.said(one).items()
            ],
        }
        for one in record.earlier.all()
    ]


def shown(name: str, value: Any) -> str:
    """What stands in one box of a record, as it is read."""
    if name == "kind":
        return words.of(KINDS, value)
    if name == "finding":
        return words.of(FINDINGS, value)
    if value and not isinstance(value, str):
        return long_date(value, get_language() or "cy")
    return value or ""

"""What a record of the Ombudsman said before it was corrected: kept, and read point by point."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cases.models import OmbudsmanEarlier, OmbudsmanRecord

DAYS = ("came_on", "answer_by", "answered_on", "found_on")


def keep(record: OmbudsmanRecord, boxes: Iterable[str]) -> None:
    """Put down what stands in `boxes` of `record`, which is about to be changed."""
    said = {name: getattr(record, name) for name in boxes}
    OmbudsmanEarlier.objects.create(
        record=record,
        version=record.version,
        said={
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in said.items()
        },
        recorded_by=record.recorded_by,
        recorded_at=record.recorded_at,
    )


def said(earlier: OmbudsmanEarlier) -> dict[str, Any]:
    """What stood in the boxes that were changed; None for a day that was not known."""
    return {
        name: date.fromisoformat(value) if name in DAYS and value else value
        for name, value in earlier.said.items()
    }

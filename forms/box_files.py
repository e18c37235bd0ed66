"""Which files belong to which box of a group, whatever its place: each such box has an id."""

import re
import uuid
from collections.abc import Sequence
from typing import Any

from .definition import Question

BOX_ID = "box-id"
"""Where a box that asks for files keeps its id; the hyphen keeps it off every key."""


def new_id() -> str:
    return uuid.uuid4().hex[:12]


def carry(
    group: Question,
    found: Sequence[dict[str, Any]],
    said: Sequence[str],
    kept: Sequence[dict[str, Any]],
) -> None:
    """Give each box that was `found` in a page its id and the files it has.

    Its files are those `kept` under the id that the page `said` it has; or those at its place,
    where no other box of the page claims them.
    """
    said = [one if re.fullmatch(r"[0-9a-f]{12}", one) else "" for one in said]
    by_id = {box[BOX_ID]: box for box in kept if box.get(BOX_ID)}
    for place, (box, box_id) in enumerate(zip(found, said, strict=True)):
        here = kept[place] if place < len(kept) else {}
        before = by_id.get(box_id, {} if here.get(BOX_ID) in said else here)
        box[BOX_ID] = box_id or before.get(BOX_ID) or new_id()
        for own in group.questions:
            if own.type == "files":
                box[own.key] = list(before.get(own.key) or ())

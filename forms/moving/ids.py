"""The ids of the parts of a form: they name parts to the database alone, and travel in no file."""

import uuid
from collections.abc import Sequence
from typing import Any

from .places import Place, called

NAMESPACE = uuid.UUID("5d1ac1b9-9d9a-5e0c-9d3f-0c0f6f1b7a10")


class Ids:
    """The ids of the parts of one list: those they have, else made from what they are called."""

    def __init__(self, place: Place, kept: Any) -> None:
        self.place = place
        self.kept: dict[tuple[str, str], dict[str, Any]] = {}
        for part in kept if isinstance(kept, Sequence) else ():
            self.kept.setdefault((part["type"], called(part["value"])), part)
        self.used: set[str] = set()

    def of(self, kind: str, value: Any) -> tuple[str, Any]:
        """The id, and the value kept under it until now."""
        before = self.kept.pop((kind, called(value)), {})
        name = "/".join(str(step) for step in (*self.place, kind, called(value)))
        own = before.get("id") or str(uuid.uuid5(NAMESPACE, name))
        count = 1
        while own in self.used:
            count += 1
            own = str(uuid.uuid5(NAMESPACE, f"{name}#{count}"))
        self.used.add(own)
        return own, before.get("value")

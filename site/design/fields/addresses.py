"""A UK address in four boxes."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from design import widgets
from design.fields.base import Question
from design.typed_text import tidy

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
MOST_CHARACTERS = 100  # of one line


def postcode(text: str) -> str | None:
    """A UK postcode as the post writes it, "ll111ay" as LL11 1AY; None when it is none."""
    found = _POSTCODE.fullmatch(re.sub(r"[\s.-]", "", text.upper()))
    return f"{found[1]} {found[2]}" if found else None


def address_lines(parts: Mapping[str, Any]) -> list[str]:
    """The typed parts as on an envelope, empty ones left out."""
    given = {name: tidy(str(parts.get(name) or "")).strip() for name in widgets.ADDRESS_PARTS}
    given["postcode"] = postcode(given["postcode"]) or given["postcode"]
    return [line for line in given.values() if line]


class UKAddressField(Question):
    """Two lines, town and postcode; the clean value is the address on lines, "" for none.

    Required, it needs a first line and a postcode; else whatever is known of it is taken.
    `autocomplete=False` for somebody else's address. `initial` are the typed parts by name.
    Messages: required, line_1, postcode, invalid (no postcode), max_length.
    """

    default_error_messages = {
        "required": _("Enter an address"),
        "line_1": _("Enter the first line of the address"),
        "postcode": _("Enter a postcode"),
        "invalid": _("Enter a full UK postcode, like LL11 1AY"),
        "max_length": _("Each line of the address must be 100 characters or fewer"),
    }
    drawn_by = "design/forms/date.html"
    widget = widgets.AddressPartsWidget

    def __init__(self, *, autocomplete: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self.widget.autocomplete = autocomplete
        self._too_long: tuple[str, ...] = ()

    def to_python(self, value: Any) -> str:
        parts = value if isinstance(value, Mapping) else {}
        self._too_long = tuple(n for n, text in parts.items() if len(text) > MOST_CHARACTERS)
        if self._too_long:
            self._refuse("max_length")
        lines = address_lines(parts)
        if lines and self.required and not str(parts.get("line_1") or "").strip():
            self._refuse("line_1")
        typed = str(parts.get("postcode") or "").strip()
        if lines and self.required and not typed:
            self._refuse("postcode")
        if typed and postcode(typed) is None:
            self._refuse("invalid")
        return "\n".join(lines)

    def _refuse(self, code: str) -> None:
        raise ValidationError(self.error_messages[code], code=code)

    def controls_in_error(self, codes: Iterable[str | None]) -> tuple[str, ...]:
        """The box to put right."""
        code = next(iter(codes), None) or ""
        if code == "max_length":
            return self._too_long
        return ("postcode",) if code in ("postcode", "invalid") else ("line_1",)

"""One way to end a line.

Browsers send two characters where a text area has one. Kept so, a text that nobody touched would
count as changed: its translation would be lost, and a published clause would ask for a correction.
"""

from typing import Any

from django.db.models import Model
from wagtail.fields import StreamField


def tidy(page: Model) -> None:
    """Every text of the page with one character at the end of a line."""
    for field in page._meta.concrete_fields:
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            raw = value.get_prep_value()
            if (plain := _plain(raw)) != raw:
                setattr(page, field.attname, field.stream_block.to_python(plain))
        elif isinstance(value, str):
            setattr(page, field.attname, _plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value

"""What Wagtail's blocks find wrong with a value, said of its place in a file."""

from collections.abc import Iterator
from typing import Any

from .places import Fault, Place
from .values import LANGUAGES


def errors_in(error: Any, said: Any, place: Place, language: str) -> Iterator[Fault]:
    """What blocks and fields say of a value, each at its own place in the file."""
    inside = getattr(error, "block_errors", None)
    if inside is None:
        words = isinstance(said, dict) and said.keys() == set(LANGUAGES)
        for message in error.messages:
            yield Fault(place=(*place, language) if words else place, message=message)
        return
    for step, deeper in inside.items():
        base, _mark, half = str(step).rpartition("_")
        if half in LANGUAGES and isinstance(said, dict) and step not in said:
            yield from errors_in(deeper, said.get(base), (*place, base), half)
        else:
            yield from errors_in(deeper, _inside(said, step), (*place, step), language)
    for several in error.non_block_errors.as_data():
        yield Fault(place=place, message="; ".join(several.messages))


def _inside(said: Any, step: str | int) -> Any:
    try:
        return said[step]
    except (KeyError, IndexError, TypeError):
        return None

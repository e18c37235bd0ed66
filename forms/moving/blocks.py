"""The blocks of a form as plain values, both languages in one, and back.

The walk follows the definitions of the blocks: a new type of question, or a new value of one,
travels without a word here. What wagtail-localize gives a translator is a text
({"cy": …, "en": …}); everything else is the same in both languages and stands once. What is empty
unless somebody fills it is left out while it is empty; what a file leaves out is the default.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from .ids import Ids
from .places import Place, refuse
from .values import LANGUAGES, checked, is_silent, named, text_in

TEXT = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)
KINDS: Mapping[type[blocks.Block], type] = {blocks.BooleanBlock: bool, blocks.IntegerBlock: int}
"""What a value is in JSON, where it is no string."""


def plain(block: blocks.Block, values: Mapping[str, Any], place: Place = ()) -> Any:
    """What this block says, from its value in each language."""
    if isinstance(block, blocks.StructBlock):
        return _struct(block, values, place)
    if isinstance(block, blocks.StreamBlock):
        types = {
            language: [child.block_type for child in value] for language, value in values.items()
        }
        return [
            _child(
                block,
                kind,
                {language: value[index].value for language, value in values.items()},
                (*place, index),
            )
            for index, kind in enumerate(same(types, place))
        ]
    if isinstance(block, blocks.ListBlock):
        length = same({language: len(value) for language, value in values.items()}, place)
        return [
            plain(block.child_block, _each(values, index), (*place, index))
            for index in range(length)
        ]
    if isinstance(block, TEXT):
        return {language: values[language] or "" for language in LANGUAGES}
    return same({language: _single(block, value) for language, value in values.items()}, place)


def raw(block: blocks.Block, part: Any, language: str, place: Place, kept: Any = None) -> Any:
    """The value of one language as the database keeps it; `Refused` where a part cannot be it.

    `kept` is what the database keeps now: a part that stays keeps its id, so that the history
    and the comments of a page still fit.
    """
    if isinstance(block, blocks.StructBlock):
        return _raw_struct(block, checked(part, dict, place), language, place, kept or {})
    if isinstance(block, blocks.StreamBlock):
        return _stream(block, checked(part, list, place), language, place, kept)
    if isinstance(block, blocks.ListBlock):
        ids = Ids(place, kept)
        return [
            {
                "type": "item",
                "id": (found := ids.of("item", value))[0],
                "value": raw(block.child_block, value, language, (*place, index), found[1]),
            }
            for index, value in enumerate(checked(part, list, place))
        ]
    if isinstance(block, TEXT):
        return text_in(part, language, place)
    kinds = (wanted for kind, wanted in KINDS.items() if isinstance(block, kind))
    return None if part is None else _fitting(block, checked(part, next(kinds, str), place), place)


def _single(block: blocks.Block, value: Any) -> Any:
    """A single value as JSON has it: a day, say, as its ISO date."""
    kept = block.get_prep_value(value)
    return kept if isinstance(kept, str | int | None) else str(kept)


def _fitting(block: blocks.Block, part: Any, place: Place) -> Any:
    """The value, if the block reads it as it stands: what it cannot read, some blocks drop."""
    try:
        fits = part == "" or _single(block, block.to_python(part)) == part
    except (ValueError, ValidationError):
        fits = False
    if not fits:
        raise refuse(place, "This value cannot stand here.")
    return part


def _struct(block: blocks.StructBlock, values: Mapping[str, Any], place: Place) -> dict[str, Any]:
    said = {}
    for name, halves in named(block.child_blocks).items():
        child = block.child_blocks[halves[0]]
        if len(halves) > 1:
            said[name] = {
                language: values[language][f"{name}_{language}"] or "" for language in LANGUAGES
            }
            default: Any = child.get_default()
        else:
            said[name] = plain(child, _each(values, name), (*place, name))
            default = plain(child, dict.fromkeys(LANGUAGES, child.get_default()))
        of_parts = isinstance(child, blocks.StructBlock) and said[name] == default
        if of_parts or is_silent(said[name], default):
            del said[name]
    return said


def _raw_struct(
    block: blocks.StructBlock, part: dict[str, Any], language: str, place: Place, kept: Any
) -> dict[str, Any]:
    halves = named(block.child_blocks)
    found: dict[str, Any] = {}
    for name, value in part.items():
        here = (*place, name)
        if name not in halves:
            raise refuse(here, "There is no value of this name here.")
        if len(halves[name]) > 1:
            found |= {f"{name}_{each}": text_in(value, each, here) for each in LANGUAGES}
        else:
            found[name] = raw(block.child_blocks[name], value, language, here, kept.get(name))
    return found


def _child(stream: blocks.StreamBlock, kind: str, values: Mapping[str, Any], place: Place) -> dict:
    """One part; its type is not said where there is only one."""
    block = stream.child_blocks[kind]
    said = plain(block, values, place)
    own = said if _has_names(block) else {"value": said}
    return own if len(stream.child_blocks) == 1 else {"type": kind, **own}


def _has_names(block: blocks.Block) -> bool:
    """Whether the values of this block may stand beside its type."""
    return isinstance(block, blocks.StructBlock) and "type" not in block.child_blocks


def _stream(
    block: blocks.StreamBlock, parts: list, language: str, place: Place, kept: Any
) -> list[dict[str, Any]]:
    ids = Ids(place, kept)
    only = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else None
    found: list[dict[str, Any]] = []
    for index, part in enumerate(parts):
        here = (*place, index)
        kind = checked(checked(part, dict, here).get("type", only), str, (*here, "type"))
        child = block.child_blocks.get(kind)
        if child is None:
            raise refuse((*here, "type"), "There is no part of this type here.")
        said = {name: value for name, value in part.items() if name != "type"}
        own_id, before = ids.of(kind, said)
        if not _has_names(child):
            if said.keys() != {"value"}:
                raise refuse(here, "This part has a type and a value, and nothing else.")
            said, here = said["value"], (*here, "value")
        found.append(
            {"type": kind, "id": own_id, "value": raw(child, said, language, here, before)}
        )
    return found


def _each(values: Mapping[str, Any], name: str | int) -> dict[str, Any]:
    return {language: value[name] for language, value in values.items()}


def same(values: Mapping[str, Any], place: Place) -> Any:
    """What both languages share; a draft may be out of step, a file cannot."""
    first, *others = values.values()
    if any(other != first for other in others):
        raise refuse(place, "The two languages differ in more than their words.")
    return first

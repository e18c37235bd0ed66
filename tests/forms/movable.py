"""Values of every kind that the blocks of a form can have, in both languages, as the database
keeps them."""

from typing import Any

from hypothesis import strategies as st
from wagtail import blocks

from forms.moving.values import named

LANGUAGES = ("cy", "en")
WORDS = st.text("aŵ <&“1\n", max_size=4).map("w{}".format)
TEXTS = st.one_of(st.just({"cy": "", "en": ""}), st.fixed_dictionaries({"cy": WORDS, "en": WORDS}))
CODES = st.text("ab_1", max_size=3)
IDS = st.uuids().map(str)
BOTH = st.fixed_dictionaries


def both(value: Any) -> dict[str, Any]:
    return dict.fromkeys(LANGUAGES, value)


def kept(block: blocks.Block) -> st.SearchStrategy[dict[str, Any]]:
    """By language: what the database could keep for this block."""
    if isinstance(block, blocks.StructBlock):
        return _struct(block)
    if isinstance(block, blocks.StreamBlock):
        parts = [part(name, child) for name, child in block.child_blocks.items()]
        return st.lists(st.one_of(parts), max_size=2).map(_turned)
    if isinstance(block, blocks.ListBlock):
        return st.lists(part("item", block.child_block), max_size=2).map(_turned)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return TEXTS
    return _single(block).map(both)


def part(name: str, block: blocks.Block) -> st.SearchStrategy[dict[str, Any]]:
    """One part of a list, of this type: the same id in both languages."""
    made = st.tuples(IDS, kept(block))
    return made.map(
        lambda one: {
            language: {"type": name, "id": one[0], "value": one[1][language]}
            for language in LANGUAGES
        }
    )


def without_ids(value: Any) -> Any:
    """The value as it counts: ids name parts to the database alone, a day is what it says, and
    there is one way to say nothing."""
    if isinstance(value, dict):
        return {name: without_ids(one) for name, one in value.items() if name != "id"}
    if isinstance(value, list | tuple):
        return [without_ids(one) for one in value]
    if value is None or value is False or value == "":
        return None
    return value if isinstance(value, int) else str(value)


def _struct(block: blocks.StructBlock) -> st.SearchStrategy[dict[str, Any]]:
    made = {}
    for name, halves in named(block.child_blocks).items():
        if len(halves) == 1:
            made[name] = kept(block.child_blocks[name])
            continue
        for half in halves:  # both languages side by side: in either page the same
            made[half] = st.just(half).map(both)
    return BOTH(made).map(
        lambda found: {
            language: {name: one[language] for name, one in found.items()} for language in LANGUAGES
        }
    )


def _turned(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {language: [one[language] for one in parts] for language in LANGUAGES}


def _single(block: blocks.Block) -> st.SearchStrategy[Any]:
    """A value that is the same in both languages. A kind not named here is new: say how it looks,
    and look whether `forms.moving.blocks` carries it."""
    if isinstance(block, blocks.BooleanBlock):
        return st.booleans()
    if isinstance(block, blocks.IntegerBlock):
        return st.one_of(st.none(), st.integers(0, 9)) if not block.required else st.integers(1, 9)
    if isinstance(block, blocks.DateBlock):
        return st.one_of(st.none(), st.dates().map(str))
    if isinstance(block, blocks.RegexBlock | blocks.ChoiceBlock):
        return CODES
    raise AssertionError(f"no value is known for {type(block).__name__}")

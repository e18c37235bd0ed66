"""Blocks made from other blocks: with some parts left out, or with both languages side by side."""

from django.utils.text import format_lazy
from wagtail import blocks

LANGUAGES = {"cy": "Cymraeg", "en": "English"}


def without(block: blocks.StructBlock, *names: str) -> blocks.StructBlock:
    """The same block without the parts of these names."""
    parts = [(name, part) for name, part in block.child_blocks.items() if name not in names]
    return blocks.StructBlock(parts, label=block.meta.label, label_format=block.meta.label_format)


def side_by_side(block: blocks.Block) -> blocks.Block:
    """The same block with every text twice, `<name>_cy` and `<name>_en`: what is one row for both
    languages, and is not translated by wagtail-localize."""
    kept = {"label": block.meta.label}
    if isinstance(block, blocks.StructBlock):
        folded = {"label_format": block.meta.label_format}
        return blocks.StructBlock(list(_parts(block)), **kept, **folded)
    if isinstance(block, blocks.StreamBlock):
        inner = [(name, side_by_side(part)) for name, part in block.child_blocks.items()]
        limits = {"min_num": block.meta.min_num, "max_num": block.meta.max_num}
        return blocks.StreamBlock(inner, **kept, **limits)
    if isinstance(block, blocks.ListBlock):
        return blocks.ListBlock(side_by_side(block.child_block), **kept, min_num=1)
    return block


def _parts(block: blocks.StructBlock):
    for name, part in block.child_blocks.items():
        if not isinstance(part, (blocks.CharBlock, blocks.TextBlock)):
            yield name, side_by_side(part)
            continue
        _path, args, options = part.deconstruct()
        for language, own in LANGUAGES.items():
            label = format_lazy("{label} ({language})", label=part.label, language=own)
            yield f"{name}_{language}", type(part)(*args, **{**options, "label": label})

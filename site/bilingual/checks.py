"""Whether two language versions of a page say the same things, each in its own language."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from wagtail.blocks import StructValue
from wagtail.fields import StreamField
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .problems import Problem

WORD = re.compile(r"[^\W\d_]{2,}")
SAME_WORDS = 3  # as many words as no two languages share by chance


def compare(pages: dict) -> list[Problem]:
    """Texts that one language has and the other lacks or merely repeats; parts out of step."""
    (one, first), (two, second) = sorted(pages.items())
    return [*_structure(one, first, two, second), *_texts(one, first, two, second)]


def texts_of(page) -> dict[str, str]:
    """Every translatable text of a page by its lasting path (`body.<block id>.text`)."""
    texts = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string.render_text())
    return {path: "\n".join(parts) for path, parts in texts.items() if path != "slug"}


def is_one_plain_string(page, path: str) -> bool:
    """Whether the text at this path is translated in one piece and without markup."""
    strings = [
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path == path
    ]
    return len(strings) == 1 and "<" not in strings[0]


def where(page, path: str) -> str:
    """A path in words, from the outside in: each part by its own name, else by place and kind."""
    return " › ".join(places_of(page, path)) or _label(page, path.split(".")[0])


def places_of(page, path: str) -> list[str]:
    """Each part of a path into a StreamField in words; none for another path or a part gone."""
    name, *rest = path.split(".")
    field = page._meta.get_field(name)
    if not rest or not isinstance(field, StreamField):
        return []
    return list(_places(field.value_from_object(page), _label(page, name), rest))


def _label(page, name: str) -> str:
    return str(page._meta.get_field(name).verbose_name).capitalize()


def _places(value, label: str, rest: list[str]) -> Iterator[str]:
    """The words for `rest` of a path below a value called `label`."""
    if not rest:
        return
    name, *deeper = rest
    if isinstance(value, StructValue):
        block = value.block.child_blocks.get(name)
        if block is not None:
            if isinstance(value[name], str) or not deeper:
                yield str(block.label)
            yield from _places(value[name], str(block.label), deeper)
        return
    children = getattr(value, "bound_blocks", value)
    for position, child in enumerate(children if not isinstance(value, str) else (), start=1):
        if child.id == name:
            kind = {"field": label, "position": position, "kind": child.block.label}
            yield _own_name(child) or _("%(field)s, part %(position)d (%(kind)s)") % kind
            yield from _places(child.value, str(child.block.label), deeper)


def _own_name(child) -> str:
    """What the CMS calls this block once it is folded ("Clause 7.2"), or its key; else ""."""
    if not isinstance(child.value, Mapping):
        return ""
    form = getattr(child.block.meta, "label_format", None)
    if form:
        return f"{child.block.label} {form.format_map(child.value)}"
    key = child.value.get("key") or child.value.get("value")
    return f"{child.block.label} “{key}”" if isinstance(key, str) and key else ""


def _structure(one, first, two, second) -> list[Problem]:
    problems = []
    for field in first._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        ids = {
            language: [block.id for block in field.value_from_object(page)]
            for language, page in ((one, first), (two, second))
        }
        for language, other, page in ((one, two, second), (two, one, first)):
            for missing in (key for key in ids[other] if key not in ids[language]):
                problems.append(
                    Problem(
                        language=language,
                        where=where(page, f"{field.name}.{missing}"),
                        message=_("This part is missing."),
                        mend=_("Add it in this language, or take it out of the other."),
                    )
                )
        if not problems and ids[one] != ids[two]:
            problems.append(
                Problem(
                    language=two,
                    where=str(field.verbose_name).capitalize(),
                    message=_("The parts stand in a different order in the two languages."),
                    mend=_("Put them in the same order."),
                )
            )
    return problems


def _texts(one, first, two, second) -> list[Problem]:
    texts = {one: texts_of(first), two: texts_of(second)}
    pages = {one: first, two: second}
    problems = []
    for path in dict.fromkeys([*texts[one], *texts[two]]):
        empty = [language for language in (one, two) if not texts[language].get(path)]
        message = _("The text is missing.")
        if not empty and _is_untranslated(path, texts[one][path], texts[two][path]):
            empty = [one]
            message = _("The text is the same in both languages: it has not been translated.")
        problems += [
            Problem(
                language=language,
                where=where(pages[language], path),
                message=message,
                mend=_("Write it in this language."),
            )
            for language in empty
        ]
    if texts[one] and texts[one] == texts[two] and not problems:
        problems.append(
            Problem(
                language=one,
                where=_("the whole page"),
                message=_("The page says the same in both languages: it has not been translated."),
                mend=_("Translate it."),
            )
        )
    return problems


def _is_untranslated(path: str, first: str, second: str) -> bool:
    return first.strip() == second.strip() and len(WORD.findall(first)) >= (
        2 if path == "title" else SAME_WORDS
    )

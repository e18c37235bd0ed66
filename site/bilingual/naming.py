"""The translation editor says where each text stands: its step and question, by their own names.

wagtail-localize calls a text by the kind of its outermost block and the name of the box below
that, so that every text of every question would be called "Questions".
"""

from typing import Any

from wagtail_localize.views import edit_translation

from .checks import places_of

_theirs = edit_translation.get_segment_location_info


def name_texts() -> None:
    """From here on the translation editor names texts as publishing names them."""
    edit_translation.get_segment_location_info = _location


def _location(page: Any, tabs: Any, path: str, *args: Any, **options: Any) -> dict[str, Any]:
    found = _theirs(page, tabs, path, *args, **options)
    if found["blockId"] and (places := places_of(page, path)):
        found["field"], found["subField"] = places[0], " › ".join(places[1:])
    return found

"""The page of a form as plain values, both languages in one, and back.

The fields are those of the page's model: a field added there travels without a word here.
"""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Locale
from wagtail_localize.fields import get_translatable_fields

from forms.models import FormPage

from . import blocks
from .block_errors import errors_in
from .places import Fault, Place, Refused, refuse
from .values import LANGUAGES, checked, default_of, is_silent, text_in

PAGE_TEXTS = ("title", "slug", "seo_title", "search_description")
"""What every page of the CMS has and an editor of a form may enter."""
FORM: Place = ("form",)


def fields() -> list[Any]:
    """The fields of a form that an editor enters, in the order of the model."""
    own = [field for field in FormPage._meta.local_fields if not field.primary_key]
    common = [FormPage._meta.get_field(name) for name in PAGE_TEXTS]
    return [*common, *(field for field in own if field.editable)]


def is_text(field: Any) -> bool:
    """Whether a translator is offered this field: it has words of its own in each language."""
    offered = {
        each.field_name for each in get_translatable_fields(FormPage) if each.is_translated(None)
    }
    return field.name in offered and isinstance(field, models.TextField | models.CharField)


def plain(pages: Mapping[str, FormPage]) -> dict[str, Any]:
    """What these pages, one for each language, say; `Refused` if they are out of step."""
    said: dict[str, Any] = {}
    for field in fields():
        values = {language: field.value_from_object(page) for language, page in pages.items()}
        place = (*FORM, field.name)
        if isinstance(field, StreamField):
            said[field.name] = blocks.plain(field.stream_block, values, place)
        elif is_text(field):
            said[field.name] = {language: values[language] or "" for language in LANGUAGES}
        else:
            said[field.name] = blocks.same(values, place)
        if is_silent(said[field.name], default_of(field)):
            del said[field.name]
    return said


def values(said: dict[str, Any], language: str, kept: FormPage | None = None) -> dict[str, Any]:
    """The values of one language's page, checked; `Refused`, with every fault, if they cannot be.

    `kept` is the page as it is now: what stays keeps its ids.
    """
    known = {field.name for field in fields()}
    if strange := next((name for name in checked(said, dict, FORM) if name not in known), None):
        raise refuse((*FORM, strange), "There is no value of this name here.")
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for field in fields():
        place = (*FORM, field.name)
        try:
            found[field.name] = _value(field, said, language, place, kept)
        except Refused as refused:
            faults += refused.faults
        except ValidationError as error:
            faults += errors_in(error, said.get(field.name), place, language)
    if faults:
        raise Refused(faults)
    return found


def unsaved(said: dict[str, Any], language: str, kept: FormPage | None = None) -> FormPage:
    """One language's page of these values, not saved and not yet anywhere."""
    return FormPage(
        locale=Locale.objects.filter(language_code=language).first(),
        **values(said, language, kept),
    )


def _value(field: Any, said: dict[str, Any], language: str, place: Place, kept: Any) -> Any:
    if isinstance(field, StreamField):
        part = said.get(field.name, [])
        before = kept and getattr(kept, field.name).get_prep_value()
        block = field.stream_block
        raw = block.to_python(blocks.raw(block, part, language, place, before))
        return json.dumps(block.clean(raw).get_prep_value())
    if field.name not in said:
        return field.clean(field.get_default(), None)
    part = said[field.name]
    if is_text(field):
        return field.clean(text_in(part, language, place), None)
    if isinstance(field, models.CharField):
        checked(part, str, place)
    return field.clean(part, None)

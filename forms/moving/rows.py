"""Rows of settings as plain values and back: a kind of case, its routing, the words of a letter.

The walk follows the model: every field an editor may set, and the rows that would go with this
one if it were removed (its routing). Two fields `…_cy` and `…_en` are one text.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin

from . import blocks
from .block_errors import errors_in
from .places import Fault, Place, Refused, refuse
from .values import LANGUAGES, checked, default_of, is_silent, named, text_in

KINDS: Mapping[type[models.Field], type] = {models.BooleanField: bool, models.IntegerField: int}
"""What a value is in JSON, where it is no string."""


def plain(row: models.Model) -> dict[str, Any]:
    """What the row says, without its database. What is empty unless filled is left out."""
    said: dict[str, Any] = {}
    for name, fields in _fields(type(row)).items():
        values = {language: _plain(field, row) for language, field in fields.items()}
        said[name] = values if len(values) > 1 else next(iter(values.values()))
        default = default_of(next(iter(fields.values())))
        if is_silent(said[name], default):
            del said[name]
    for relation in _parts(type(row)):
        rows = [plain(part) for part in _of(relation, row)]
        said |= {relation.get_accessor_name(): rows} if rows else {}
    return said


def fill(row: models.Model, said: dict[str, Any], place: Place) -> None:
    """Make the row say this, checked by the model's own rules and saved; `Refused` if it cannot.

    What is left out becomes the model's default, and its rows are these and no others.
    """
    relations = {relation.get_accessor_name(): relation for relation in _parts(type(row))}
    known = _fields(type(row))
    for name in checked(said, dict, place):
        if name not in known and name not in relations:
            raise refuse((*place, name), "There is no value of this name here.")
    for name, fields in known.items():
        for language, field in fields.items():
            setattr(row, field.name, _value(row, field, name, said, language, place))
    _check(row, place)
    row.save()
    for name, relation in relations.items():
        here = (*place, name)
        _fill_parts(row, relation, checked(said.get(name, []), list, here), here)


def faults_of(error: ValidationError, place: Place) -> Iterator[Fault]:
    """What Django says of a row, said of the place in the file."""
    for name, messages in error.message_dict.items():
        base, _mark, language = name.rpartition("_")
        here = (*place, base, language) if language in LANGUAGES else (*place, name)
        for message in messages:
            yield Fault(place=place if name == "__all__" else here, message=message)


def _fields(model: type[models.Model]) -> dict[str, dict[str, Any]]:
    """By name in the file: the field, or the field of each language."""
    fields = {
        field.name: field
        for field in model._meta.concrete_fields
        if field.editable and not field.auto_created and not field.is_relation
    }
    return {
        name: dict(zip(LANGUAGES, map(fields.get, halves), strict=True))
        if len(halves) > 1
        else {"": fields[name]}
        for name, halves in named(fields).items()
    }


def _parts(model: type[models.Model]) -> list[Any]:
    """The relations to rows that are part of a row: they cannot be without it, and have no history
    of their own."""
    return [
        relation
        for relation in model._meta.related_objects
        if relation.one_to_many
        and relation.on_delete is models.CASCADE
        and not issubclass(relation.related_model, RevisionMixin)
    ]


def _of(relation: Any, row: models.Model) -> models.QuerySet:
    return relation.related_model._default_manager.filter(**{relation.field.name: row})


def _plain(field: Any, row: models.Model) -> Any:
    value = field.value_from_object(row)
    if isinstance(field, StreamField):
        return blocks.plain(field.stream_block, dict.fromkeys(LANGUAGES, value))
    return value


def _value(
    row: models.Model, field: Any, name: str, said: dict[str, Any], language: str, place: Place
) -> Any:
    if name not in said:
        return field.get_default()
    part, here = said[name], (*place, name)
    if isinstance(field, StreamField):
        return _stream(field, part, getattr(row, name).get_prep_value(), here)
    if language:
        return text_in(part, language, here)
    kinds = (wanted for kind, wanted in KINDS.items() if isinstance(field, kind))
    return checked(part, next(kinds, str), here)


def _stream(field: StreamField, part: Any, kept: Any, place: Place) -> Any:
    """Blocks that keep both languages side by side, checked by their own rules."""
    block = field.stream_block
    try:
        return block.clean(block.to_python(blocks.raw(block, part, LANGUAGES[0], place, kept)))
    except ValidationError as error:
        raise Refused(errors_in(error, part, place, LANGUAGES[0])) from error


def _fill_parts(row: models.Model, relation: Any, parts: list, place: Place) -> None:
    kept = list(_of(relation, row))
    if [plain(part) for part in kept] == parts:
        return
    for part in kept:
        part.delete()
    for index, said in enumerate(parts):
        part = relation.related_model(**{relation.field.name: row})
        if hasattr(part, "sort_order"):
            part.sort_order = index
        fill(part, said, (*place, index))


def _check(row: models.Model, place: Place) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(faults_of(error, place)) from error

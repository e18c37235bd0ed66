"""What a row is called outside its own database: a name that lasts, never a row number."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from wagtail.models import Locale, TranslatableMixin


def lasting_field(model: type[models.Model]) -> str:
    """The field by which a row of this model is known everywhere."""
    if issubclass(model, TranslatableMixin):
        return "translation_key"
    kinds = (models.CharField, models.UUIDField)  # a slug is one too
    unique = (
        field.name
        for field in model._meta.concrete_fields
        if field.unique and not field.auto_created and isinstance(field, kinds)
    )
    found = next(unique, "")
    if not found:
        raise TypeError(f"{model.__name__} has nothing to be known by in another database.")
    return found


def lasting_name(row: models.Model | None) -> str:
    """The name of a row; "" for none."""
    return str(getattr(row, lasting_field(type(row)))) if row is not None else ""


def find(model: type[models.Model], name: str, language: str) -> models.Model | None:
    """The row of this name, in this language if it is kept once for each."""
    wanted: dict[str, Any] = {lasting_field(model): name}
    if issubclass(model, TranslatableMixin):
        wanted["locale"] = Locale.objects.get(language_code=language)
    try:
        return model._default_manager.get(**wanted)
    except (ObjectDoesNotExist, ValidationError, ValueError):
        return None

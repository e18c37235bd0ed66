"""A page taken down or deleted in one language goes down in the other.

Wagtail announces both; it has no method that every route passes (the editor, bulk actions, the
API, an expiry date and the deletion of a parent page each go their own way).
"""

from django.db.models.signals import pre_delete
from wagtail.signals import page_unpublished

from .models import BilingualPage


def register() -> None:
    page_unpublished.connect(take_down_other_language, dispatch_uid="bilingual-unpublish")
    pre_delete.connect(take_down_other_language, dispatch_uid="bilingual-delete")


def take_down_other_language(sender, instance, **kwargs) -> None:
    if not isinstance(instance, BilingualPage):
        return
    for other in instance.get_translations().live().specific():
        other.unpublish()

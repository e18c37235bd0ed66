"""Which kinds of case a form may make: the rows there are, named in the language of the editor."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cases.models import CaseType


def kinds() -> list[tuple[str, str]]:
    """Code and name of each, the appeal first, then as they were made."""
    name = "name_en" if get_language() == "en" else "name_cy"
    return list(CaseType.objects.order_by("pk").values_list("code", name))


class FormPageForm(WagtailAdminPageForm):
    """The page of a form: it makes cases of one of the kinds there are."""

    case_type = forms.ChoiceField(
        label=_("Kind of case"),
        choices=kinds,
        help_text=_(
            "Which team receives the case, by when and how it is answered is set for its kind, "
            "under “Case types” in the menu. Make a new kind there first if none fits."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            self.initial["case_type"] = ""
            self.fields["case_type"].choices = [("", _("Choose a kind of case")), *kinds()]

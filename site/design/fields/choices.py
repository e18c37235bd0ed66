"""Fields that offer a list to choose from."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from design import widgets
from design.fields.base import Question


class ChoiceField(Question, forms.ChoiceField):
    """Radio buttons. `choices` is [(value, label)]; the author picks a Yes/No pair in Welsh.

    option_hints  {value: a line under that option}.
    layout        "stacked", "inline" (two short options) or "small" (staff filters).
    Messages: required, invalid_choice.
    """

    default_error_messages = {
        "required": _("Select an option"),
        "invalid_choice": _("Select an option from the list"),
    }
    drawn_by = "design/forms/choices.html"
    widget: Any = widgets.RadioSelect

    def __init__(
        self,
        *,
        option_hints: Mapping[str, str | Promise] | None = None,
        layout: str = "stacked",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.widget.option_hints = dict(option_hints or {})
        self.widget.layout = layout


class MultipleChoiceField(ChoiceField, forms.MultipleChoiceField):
    """Checkboxes; takes what ChoiceField takes. Messages: required, invalid_choice."""

    default_error_messages = {
        "required": _("Select at least one option"),
        "invalid_choice": _("Select an option from the list"),
        "invalid_list": _("Select at least one option"),
    }
    widget = widgets.CheckboxSelectMultiple


class SelectField(Question, forms.ChoiceField):
    """A drop-down list, for many short options; a few are better as radio buttons.

    The first choice should be empty: ("", "Choose…"). Messages: required, invalid_choice.
    """

    default_error_messages = ChoiceField.default_error_messages
    widget = widgets.Select


class ConfirmField(Question, forms.BooleanField):
    """One box to tick, such as a declaration; `label` stands beside the box. Message: required."""

    default_error_messages = {"required": _("Tick the box to confirm")}
    drawn_by = "design/forms/confirm.html"
    widget = widgets.CheckboxInput

    def validate(self, value: Any) -> None:
        if not value and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

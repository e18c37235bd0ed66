"""How Django draws our forms: GOV.UK markup, our templates, our bound field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, Widget
from django.forms.renderers import TemplatesSetting

from design.fields.base import Question


class GovBoundField(BoundField):
    """A field on its page: which control an error link leads to, and what describes it."""

    field: Question

    @property
    def codes(self) -> list[str | None]:
        """The codes of this field's errors, in order."""
        found: list[ValidationError] = self.form.errors.as_data().get(self.name, [])
        return [error.code for error in found]

    @property
    def error_link(self) -> str:
        """The id of the first control in error."""
        if isinstance(self.field, Question):
            for part in self.field.controls_in_error(self.codes):
                return f"{self.auto_id}_{part}"
        return self.id_for_label

    @property
    def marked_label(self) -> str:
        """Whether "(optional)" follows the label: only a form for citizens says so."""
        optional = not self.field.required and getattr(self.field, "marked", True)
        return "optional" if optional and getattr(self.form, "mark_optional", False) else ""

    @property
    def aria_describedby(self) -> str | None:
        ours = super().aria_describedby
        if getattr(self.field, "counted", False):
            ours = f"{ours or ''} {self.auto_id}-info".strip()
        return ours or None

    def build_widget_attrs(self, attrs: Any, widget: Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        if self.errors and isinstance(self.field, Question):
            parts = self.field.controls_in_error(self.codes)
            if parts:
                built["wrong"] = parts
        return built


class GovRenderer(TemplatesSetting):
    """The project's FORM_RENDERER. `{{ form }}` and `{{ form.field.as_field_group }}` use it."""

    form_template_name = "design/forms/form.html"
    field_template_name = "design/forms/input.html"
    bound_field_class = GovBoundField

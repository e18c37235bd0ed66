"""The controls of our forms. Each draws only the control; label, hint and error are the field's."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget
from django.utils.functional import Promise

from design.typed_text import without_controls

DATE_PARTS = ("day", "month", "year")
ADDRESS_PARTS = {
    "line_1": "address-line1",
    "line_2": "address-line2",
    "town": "address-level2",
    "postcode": "postal-code",
}
"""The boxes of a UK address, and what the browser may fill into each."""


class _Control:
    """A control with our class on it, and the error class when the form says it is in error."""

    css_class = "govuk-input"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        final = context["widget"]["attrs"]
        classes = [self.css_class, final.get("class", "")]
        if final.get("aria-invalid"):
            classes.append(f"{self.css_class.split()[-1]}--error")
        final["class"] = " ".join(filter(None, classes))
        final.pop("aria-invalid", None)
        return context

    def format_value(self, value: Any) -> Any:
        text = super().format_value(value)  # type: ignore[misc]
        return without_controls(text) if isinstance(text, str) else text

    def set_width(self, width: int | str) -> None:
        """Fix the width in characters; "full" leaves it to the column."""
        if width != "full":
            self.attrs["class"] = f"{self.css_class}--width-{width}"  # type: ignore[attr-defined]

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser's own messages are in the browser's language, not the page's."""
        return False


class TextInput(_Control, forms.TextInput):
    template_name = "design/widgets/input.html"


class EmailInput(_Control, forms.EmailInput):
    template_name = "design/widgets/input.html"


class PhoneInput(_Control, forms.TextInput):
    template_name = "design/widgets/input.html"
    input_type = "tel"


class NumberInput(_Control, forms.TextInput):
    """Plain text, so that no browser drops what it cannot read; never spell-checked."""

    template_name = "design/widgets/input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"spellcheck": "false", "autocomplete": "off", **(attrs or {})})


class SearchInput(_Control, forms.TextInput):
    template_name = "design/widgets/input.html"
    input_type = "search"


class PasswordInput(_Control, forms.PasswordInput):
    template_name = "design/widgets/input.html"
    css_class = "govuk-js-password-input-input govuk-password-input__input govuk-input"

    def set_width(self, width: int | str) -> None:
        """The button that shows the password takes the rest of the line."""


class Textarea(_Control, forms.Textarea):
    """`dir="auto"`: what is written from right to left is shown so."""

    template_name = "design/widgets/textarea.html"
    css_class = "govuk-textarea"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"dir": "auto", **(attrs or {})})
        del self.attrs["cols"]

    def set_width(self, width: int | str) -> None:
        if width != "full":
            self.attrs["class"] = f"govuk-input--width-{width}"


class Select(_Control, forms.Select):
    template_name = "design/widgets/select.html"
    css_class = "govuk-select"


class CheckboxInput(_Control, forms.CheckboxInput):
    template_name = "design/widgets/input.html"
    css_class = "govuk-checkboxes__input"


class _Options(_Control, ChoiceWidget):
    """A list of radios or checkboxes with an optional hint under each."""

    layout = "stacked"
    use_fieldset = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.option_hints: Mapping[str, str | Promise] = {}

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(*args, **options)
        option["hint"] = self.option_hints.get(str(option["value"]), "")
        return option

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["layout"] = self.layout
        context["widget"]["family"] = self.css_class.removesuffix("__input")
        context["widget"]["options"] = [
            option
            for _name, options, _index in context["widget"]["optgroups"]
            for option in options
        ]
        return context

    def id_for_label(self, id_: str | None, index: str | None = None) -> str:
        """The first option: where an error link leads."""
        return f"{id_}_{index or 0}"


class RadioSelect(_Options, forms.RadioSelect):
    template_name = "design/widgets/choices.html"
    css_class = "govuk-radios__input"


class CheckboxSelectMultiple(_Options, forms.CheckboxSelectMultiple):
    template_name = "design/widgets/choices.html"
    css_class = "govuk-checkboxes__input"


class FilesInput(_Control, forms.FileInput):
    """A file control that gives back a list."""

    allow_multiple_selected = True
    template_name = "design/widgets/files.html"
    css_class = "govuk-file-upload"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.allow_multiple_selected:
            context["widget"]["attrs"]["multiple"] = True
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        if hasattr(files, "getlist"):
            return list(files.getlist(name))
        return [files[name]] if name in files else []


class _PartsWidget(forms.Widget):
    """Several text boxes for one answer, `<name>_<part>`; gives back what was typed, by part."""

    parts: Collection[str] = ()
    use_fieldset = True

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}_{next(iter(self.parts))}"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {
            part: without_controls(str(data.get(f"{name}_{part}") or "")) for part in self.parts
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in self.parts)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, Mapping) else {}
        wrong = context["widget"]["attrs"].pop("wrong", ())
        context["widget"]["parts"] = [
            {
                "part": part,
                "name": f"{name}_{part}",
                "id": f"{context['widget']['attrs'].get('id', name)}_{part}",
                "value": typed.get(part, ""),
                "wrong": part in wrong,
            }
            for part in self.parts
        ]
        return context


class DatePartsWidget(_PartsWidget):
    """Three text boxes, `<name>_day`, `<name>_month` and `<name>_year`.

    Takes a date, or the typed parts as {"day", "month", "year"}; gives back the typed parts.
    """

    template_name = "design/widgets/date.html"
    parts = DATE_PARTS

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        if isinstance(value, datetime.date):
            value = {"day": value.day, "month": value.month, "year": value.year}
        return super().get_context(name, value, attrs)


class AddressPartsWidget(_PartsWidget):
    """Four text boxes, as ADDRESS_PARTS; takes and gives back the typed parts."""

    template_name = "design/widgets/address.html"
    parts = ADDRESS_PARTS
    autocomplete = True

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part in context["widget"]["parts"]:
            token = ADDRESS_PARTS[part["part"]]
            part["autocomplete"] = token if self.autocomplete else "off"
        return context

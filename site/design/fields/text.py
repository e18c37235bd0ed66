"""Fields for what people type in words."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from design import widgets
from design.fields.base import Question
from design.typed_text import has_controls, tidy

_EMAIL = re.compile(
    r"(?P<local>[^\s@<>()\[\],;:\\\"]{1,64})@(?P<domain>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]"
    r"[\w-]*[^\W_])"
)
_PHONE = re.compile(r"\+?[\d\s().\-–/]+(?:(?:x|ext\.?|est\.?)\s*\d{1,6})?", re.IGNORECASE)


class CharField(Question, forms.CharField):
    """One line of text, 200 characters unless `max_length` says otherwise.

    width 2, 3, 4, 5, 10, 20 or 30 characters, or "full"; autocomplete, inputmode, spellcheck as in
    HTML. Messages: required, max_length, min_length, controls (a NUL byte or the like, which is
    taken out).
    """

    default_error_messages = {
        "required": _("Enter an answer"),
        "max_length": ngettext_lazy(
            "Your answer must be %(limit_value)d character or fewer",
            "Your answer must be %(limit_value)d characters or fewer",
            "limit_value",
        ),
        "min_length": ngettext_lazy(
            "Your answer must be %(limit_value)d character or more",
            "Your answer must be %(limit_value)d characters or more",
            "limit_value",
        ),
        "controls": _(
            "We took out a character that cannot be saved. Check your answer and continue"
        ),
    }
    widget: Any = widgets.TextInput

    def __init__(
        self,
        *,
        width: int | str = "full",
        autocomplete: str = "",
        inputmode: str = "",
        spellcheck: bool | None = None,
        max_length: int | None = 200,
        **options: Any,
    ) -> None:
        super().__init__(max_length=max_length, **options)
        attrs = {"autocomplete": autocomplete, "inputmode": inputmode}
        if spellcheck is not None:
            attrs["spellcheck"] = "true" if spellcheck else "false"
        self.widget.attrs.update({name: value for name, value in attrs.items() if value})
        self.widget.set_width(width)

    def to_python(self, value: Any) -> str:
        if value and has_controls(str(value)):
            raise ValidationError(self.error_messages["controls"], code="controls")
        return super().to_python(tidy(str(value)) if value else value) or ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: a browser would cut pasted text without a word."""
        return {}


class TextField(CharField):
    """Several lines, 10,000 characters unless told; counts down while typing, given JavaScript.

    rows: the height in lines. counted: show the count. Messages: as CharField.
    """

    drawn_by = "design/forms/textarea.html"
    widget = widgets.Textarea

    def __init__(self, *, rows: int = 8, counted: bool = True, **options: Any) -> None:
        super().__init__(**{"max_length": 10_000, **options})
        self.counted = counted
        self.widget.attrs["rows"] = rows
        if counted:
            self.widget.attrs["class"] = "govuk-js-character-count"


class AddressField(TextField):
    """A postal address on several lines, as it would be written on an envelope."""

    default_error_messages = {"required": _("Enter an address")}

    def __init__(self, **options: Any) -> None:
        defaults = {"rows": 5, "counted": False, "max_length": 500, "width": 20}
        super().__init__(**{**defaults, "autocomplete": "street-address", **options})


class EmailField(CharField):
    """One e-mail address: any domain (.cymru, .wales), accents too; 254 characters at most.

    Messages: required, max_length, controls, invalid.
    """

    default_error_messages = {
        "required": _("Enter an email address"),
        "invalid": _("Enter an email address in the correct format, like name@example.com"),
    }
    widget = widgets.EmailInput

    def __init__(self, **options: Any) -> None:
        defaults = {"max_length": 254, "autocomplete": "email", "spellcheck": False}
        super().__init__(**{**defaults, **options})

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        found = _EMAIL.fullmatch(value)
        local = found["local"] if found else "."
        if local.startswith(".") or local.endswith(".") or ".." in local:
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class PhoneField(CharField):
    """A phone number, kept as typed: 10 to 15 digits, from any country, with an extension or not.

    Messages: required, max_length, controls, invalid.
    """

    default_error_messages = {
        "required": _("Enter a phone number"),
        "invalid": _("Enter a phone number, like 01632 960 001 or +44 808 157 0192"),
    }
    widget = widgets.PhoneInput

    def __init__(self, **options: Any) -> None:
        defaults = {"max_length": 40, "autocomplete": "tel", "width": 20}
        super().__init__(**{**defaults, **options})

    def validate(self, value: str) -> None:
        super().validate(value)
        number = re.split(r"[xe]", value.casefold())[0]
        digits = sum(letter.isdecimal() for letter in number)
        if value and not (_PHONE.fullmatch(value) and 10 <= digits <= 15):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class PasswordField(CharField):
    """A password or one-time code: never trimmed, changed or shown again after an error."""

    default_error_messages = {"required": _("Enter your password")}
    drawn_by = "design/forms/password.html"
    widget = widgets.PasswordInput

    def __init__(self, **options: Any) -> None:
        defaults = {"strip": False, "autocomplete": "current-password", "width": 20}
        super().__init__(**{"max_length": 4096, **defaults, **options})

    def to_python(self, value: Any) -> str:
        return forms.CharField.to_python(self, value) or ""

"""Build every form of ours from these classes.

    from design.forms import CharField, DateField, Form

    class Contact(Form):
        name = CharField(label=_("Full name"), autocomplete="name", short_name=_("Full name"))

In the page: `{{ form }}`, or `{{ form.name.as_field_group }}` for one field. The base template
draws the error summary and puts "Error:" in the title whenever the context has a `form` in error.
Give the `<form>` tag `novalidate`, so that messages are ours, in the language of the page.
"""

from typing import Any

from django import forms

from design.fields.addresses import UKAddressField
from design.fields.base import Question
from design.fields.choices import ChoiceField, ConfirmField, MultipleChoiceField, SelectField
from design.fields.dates import TODAY_OR_LATER, TODAY_OR_PAST, DateField
from design.fields.files import FilesField
from design.fields.numbers import MoneyField, NumberField
from design.fields.text import (
    AddressField,
    CharField,
    EmailField,
    PasswordField,
    PhoneField,
    TextField,
)
from design.typed_text import tidy, without_controls

__all__ = [
    "TODAY_OR_LATER",
    "TODAY_OR_PAST",
    "AddressField",
    "CharField",
    "ChoiceField",
    "ConfirmField",
    "DateField",
    "EmailField",
    "FilesField",
    "Form",
    "MoneyField",
    "MultipleChoiceField",
    "NumberField",
    "PasswordField",
    "PhoneField",
    "Question",
    "SelectField",
    "TextField",
    "UKAddressField",
    "tidy",
    "without_controls",
]


class Form(forms.Form):
    """A form of ours. `mark_optional = False` leaves "(optional)" out (filters, staff tools)."""

    mark_optional = True
    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})

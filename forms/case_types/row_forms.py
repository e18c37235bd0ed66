"""The form of one routing row: what it asks, typed in the words of the forms, and its team."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from cases.policy import routing
from cases.policy.conditions import Match, Row
from cases.policy.operators import Operator
from forms.condition_blocks import MATCHES, OPERATORS

from . import words
from .offered import Offered

ALSO = "also"
ASKED = [
    (op, OPERATORS[op]) for op in OPERATORS if any(op in may for may in routing.OPERATORS.values())
]


class ConditionForm(WagtailAdminModelForm):
    """One thing asked. A value may be typed in the words of an option; its own value is kept."""

    field = forms.CharField(label=gettext_lazy("Question"), max_length=40)
    value = forms.CharField(
        label=gettext_lazy("Value"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "An option in the words of the form, several with commas between them; a date as "
            "year-month-day; or a number."
        ),
    )
    operator = forms.ChoiceField(label=gettext_lazy("What is asked of its answer"), choices=ASKED)

    def __init__(self, *args: Any, known: dict[str, Offered], **options: Any) -> None:
        self.known = known
        super().__init__(*args, **options)
        choices = [("", "")] + [(name, one.label) for name, one in known.items()]
        kept = self.instance.field
        if kept and kept not in known:
            choices.append((kept, kept))
        self.fields["field"].widget = forms.Select(choices=choices)
        self.fields["value"].widget.attrs["list"] = "routing-values"
        if kept in known:
            self.initial["value"] = known[kept].in_words(self.instance.value)

    def clean_field(self) -> str:
        name = self.cleaned_data["field"]
        if name not in self.known:
            raise ValidationError(
                _("No form of this kind of case asks this. Choose a question, or remove the row.")
            )
        return name

    def clean_value(self) -> str:
        one = self.known.get(self.cleaned_data.get("field", ""))
        typed = " ".join(self.cleaned_data["value"].split())
        if one is None or not one.options:
            return (
                typed.replace(",", ".") if one and one.field.kind is routing.Kind.NUMBER else typed
            )
        if self.cleaned_data.get("operator") != Operator.ONE_OF:
            return one.value(typed)
        parts = typed.split(",") if "," in typed else [one.value(typed)]
        values = [one.value(part.strip()) for part in parts if part.strip()]
        return " ".join(values)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        one, operator = self.known.get(cleaned.get("field", "")), cleaned.get("operator")
        if one is None or operator is None:
            return cleaned
        if operator not in routing.OPERATORS[one.field.kind]:
            may = ", ".join(f"“{OPERATORS[op]}”" for op in routing.OPERATORS[one.field.kind])
            said = _("This cannot be asked of that question. You can ask: %(operators)s.")
            self.add_error("operator", said % {"operators": may})
        elif one.options and (unknown := self._values(cleaned) - set(one.options)):
            said = _("“%(value)s” is not an option of that question. Its options are: %(options)s.")
            names = {"value": min(unknown), "options": ", ".join(one.options.values())}
            self.add_error("value", said % names)
        return cleaned

    @staticmethod
    def _values(cleaned: dict[str, Any]) -> set[str]:
        """What was typed, whole unless several are asked for."""
        typed = cleaned.get("value", "")
        several = cleaned["operator"] == Operator.ONE_OF
        return set(typed.split()) if several else {typed} - {""}


class RoutingRowForm(ConditionForm):
    """A whole row: what it asks first, what else, whether all of that must fit, and the team."""

    match = forms.ChoiceField(
        label=gettext_lazy("When it asks several things, it fits when"),
        choices=[(match.value, name) for match, name in MATCHES.items()],
        initial=Match.ALL.value,
        required=False,
    )
    queue = forms.ChoiceField(choices=words.teams)

    @property
    def names_typed(self) -> list[str]:
        """The questions this row asks about, as the form stands."""
        return [form["field"].value() for form in (self, *self.formsets[ALSO].forms)]

    @property
    def row(self) -> Row:
        """The row as typed. The form is valid."""
        formset = self.formsets[ALSO]
        kept = [form for form in formset.forms if form not in formset.deleted_forms]
        kept = [form for form in kept if form.cleaned_data.get("field")]
        kept.sort(key=lambda form: form.cleaned_data["ORDER"] or 0)
        first = self.instance.as_condition()
        return Row(
            field=first.field,
            operator=first.operator,
            value=first.value,
            also=tuple(form.instance.as_condition() for form in kept),
            match=Match(self.cleaned_data["match"]),
            outcome=self.cleaned_data["queue"],
        )

    def clean_match(self) -> str:
        return self.cleaned_data["match"] or Match.ALL.value

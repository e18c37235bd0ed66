"""The routing on the screen of a kind of case: its rows, what they do, and a try of them."""

from decimal import Decimal
from typing import Any

from django import forms
from wagtail.admin.panels import InlinePanel, Panel

from cases import clock
from cases.handling import rows
from cases.policy.routing import Kind

from . import words
from .form import SEEN
from .row_forms import ConditionForm, RoutingRowForm

TRY = "action-try"


class AskedPanel(InlinePanel):
    """Things asked, each of which knows what the forms of this kind ask."""

    form: type[ConditionForm] = ConditionForm

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {"form": self.form, "inherit_kwargs": ["known"]}
        return options


class RowsPanel(AskedPanel):
    """The rows."""

    form = RoutingRowForm


class TryPanel(Panel):
    """What the rows do with every answer, and with those typed here, which are not kept."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "appeal_forms/case_types/routing_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            asked = AnswersForm(self.form.may_be_tried, self.request.POST or None)
            tried = self.request.method == "POST" and TRY in self.request.POST
            context |= {
                "known": self.form.known.values(),
                "notes": self.form.notes,
                "seen": {"name": SEEN, "value": self.form.seen},
                "asked": asked,
                "try_name": TRY,
                "tried": tried,
                "verdict": self._verdict(asked) if tried else "",
            }
            return context

        def _verdict(self, asked: "AnswersForm") -> str:
            """Which row fired; "" while the rows or the answers cannot be read."""
            table = self.form.table if self.form.is_bound else None
            if table is None or not asked.is_valid():
                return ""
            return words.verdict(table.decide(asked.answers, rows.day_of(clock.today())))


class AnswersForm(forms.Form):
    """Answers to try the rows with, one box for each question they may ask about."""

    def __init__(self, known: Any, data: Any = None) -> None:
        super().__init__(data, prefix="routing-try")
        for name, one in known.items():
            self.fields[name] = _field(one)

    @property
    def answers(self) -> dict[str, Any]:
        """As conditions compare them: a number as plain digits."""
        plain = self.cleaned_data.items()
        return {n: f"{a:f}" if isinstance(a, Decimal) else a for n, a in plain}


def _field(one: Any) -> forms.Field:
    options: dict[str, Any] = {"label": one.label, "required": False}
    choices = list(one.options.items())
    match one.field.kind:
        case Kind.ONE:
            return forms.ChoiceField(choices=[("", ""), *choices], **options)
        case Kind.SEVERAL:
            box = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=choices, widget=box, **options)
        case Kind.DATE:
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), **options)
        case Kind.NUMBER:
            return forms.DecimalField(max_digits=15, decimal_places=2, **options)
        case _:
            return forms.CharField(max_length=200, **options)

"""The form of a kind of case, with its routing rows: what is refused, and what has to be meant."""

import hashlib
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from cases.models import CaseType, RoutingRow
from cases.models.case_type import OWN_PREFIX
from cases.policy import routing
from cases.policy.conditions import Row, Table
from cases.policy.operators import Operator
from forms.condition_blocks import OPERATORS

from . import words
from .offered import Offered, offered

ROWS = "routing_rows"
SEEN = "routing-seen"
ASKED = [
    (op, OPERATORS[op]) for op in OPERATORS if any(op in may for may in routing.OPERATORS.values())
]


class RoutingRowForm(WagtailAdminModelForm):
    """One row. A value may be typed as the words of an option; its machine value is kept."""

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
    queue = forms.ChoiceField(choices=words.teams)

    def __init__(self, *args: Any, known: dict[str, Offered], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known
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
        elif one.options and (unknown := set(cleaned.get("value", "").split()) - set(one.options)):
            said = _("“%(value)s” is not an option of that question. Its options are: %(options)s.")
            names = {"value": min(unknown), "options": ", ".join(one.options.values())}
            self.add_error("value", said % names)
        return cleaned


class KindForm(WagtailAdminModelForm):
    """What every kind of case has, an appeal too."""

    def clean_prefix(self) -> str:
        prefix = self.cleaned_data["prefix"].upper()
        others = CaseType.objects.exclude(pk=self.instance.pk)
        if prefix == OWN_PREFIX and self.instance.code != CaseType.APPEAL:
            raise ValidationError(
                _("References without a prefix of their own begin with this one.")
            )
        if prefix and others.filter(prefix=prefix).exists():
            raise ValidationError(_("Another kind of case has this prefix."))
        return prefix


class CaseTypeForm(KindForm):
    """A kind of case. Rows that decide nothing are refused; overlaps and gaps have to be meant."""

    letters = forms.ChoiceField(choices=words.letters)
    team = forms.ChoiceField(choices=words.teams)
    notes: list[str]
    """What has to be meant, of the rows as they stand in the form."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.notes = []
        if ROWS in self.formsets:
            self.formsets[ROWS].form_kwargs["known"] = self.known
            if not self.is_bound:
                rows = [row.as_row() for row in self.instance.routing_rows.all()]
                self.notes = self._notes(rows, self.instance.team)

    @cached_property
    def known(self) -> dict[str, Offered]:
        return offered(self.instance.code, get_language() or "cy")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk is None:
            self.instance.code = self._new_code(cleaned.get("name_en", ""))
        if ROWS in self.formsets:
            self._check_rows(cleaned.get("team", ""))
        return cleaned

    @property
    def may_be_tried(self) -> dict[str, Offered]:
        """What an answer can be given to when the rows are tried: what they ask about, and what
        has options or is a day or a number."""
        typed = {form["field"].value() for form in self.formsets[ROWS].forms}
        return {
            name: one
            for name, one in self.known.items()
            if name in typed or one.field.kind is not routing.Kind.WORDS
        }

    @property
    def table(self) -> Table | None:
        """The rows as typed; None while one of them cannot be read."""
        rows, team = self._rows(), self.cleaned_data.get("team")
        if rows is None or not team:
            return None
        return Table(rows=tuple(row for _form, row in rows), otherwise=team)

    @property
    def seen(self) -> str:
        """What the box says that is ticked for these notes and no others."""
        return hashlib.sha256("\n".join(self.notes).encode()).hexdigest()[:16]

    def _check_rows(self, team: str) -> None:
        rows = self._rows()
        if rows is None or not team:
            return
        fields = {name: one.field for name, one in self.known.items()}
        found = routing.study([row for _form, row in rows], fields)
        for one in found.dead:
            rows[one.place - 1][0].add_error(None, words.dead(one))
        self.notes = words.notes(found, self.known, team)
        changed = self.formsets[ROWS].has_changed() or "team" in self.changed_data
        if self.notes and changed and self.data.get(SEEN) != self.seen:
            said = _("Read what is said of the routing rows, and tick that you mean it.")
            self.add_error(None, said)

    def _rows(self) -> list[tuple[RoutingRowForm, Row]] | None:
        """The rows in the order they will have, without those to be removed."""
        formset = self.formsets[ROWS]
        if not formset.is_valid():
            return None
        kept = [form for form in formset.forms if form not in formset.deleted_forms]
        kept = [form for form in kept if form.cleaned_data.get("field")]
        kept.sort(key=lambda form: form.cleaned_data["ORDER"] or 0)
        return [(form, form.instance.as_row()) for form in kept]

    def _notes(self, rows: list[Row], team: str) -> list[str]:
        if any(row.field not in self.known for row in rows):
            return []  # said beside the row when it is saved
        fields = {name: one.field for name, one in self.known.items()}
        return words.notes(routing.study(rows, fields), self.known, team)

    @staticmethod
    def _new_code(name: str) -> str:
        """A lasting name no other kind has, from the English one."""
        code = slugify(name)[:26].strip("-") or "kind"
        taken = set(CaseType.objects.filter(code__startswith=code).values_list("code", flat=True))
        return next(
            free for free in (code, *(f"{code}-{n}" for n in range(2, 999))) if free not in taken
        )


def rows_said(case_type: CaseType) -> list[str]:
    """The rows as the history keeps them."""
    return [str(row) for row in RoutingRow.objects.filter(case_type=case_type)]

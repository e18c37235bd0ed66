"""The form of a kind of case, with its routing rows: what is refused, and what has to be meant."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from cases import clock
from cases.handling import rows as routing_rows
from cases.models import CaseType, RoutingRow
from cases.models.case_type import OWN_PREFIX
from cases.policy import routing
from cases.policy.conditions import Row, Table

from . import words
from .offered import Offered, offered
from .row_forms import ALSO, RoutingRowForm

ROWS = "routing_rows"
SEEN = "routing-seen"
TARGETS = ("acknowledge_within", "answer_within", "warn_acknowledgement", "warn_answer")


class KindForm(WagtailAdminModelForm):
    """What every kind of case has, an appeal too."""

    class Meta:
        help_texts = dict.fromkeys(TARGETS, "")  # the model’s are for whoever reads the code

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
        if ROWS in self.formsets and not self.is_bound:
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
        typed = {name for form in self.formsets[ROWS].forms for name in form.names_typed}
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
        if rows is None and self._has_lost_a_row():
            said = _(
                "Meanwhile somebody else has removed a routing row, or something that one asks. "
                "Open this page again and make your changes there."
            )
            self.add_error(None, said)
        if rows is None or not team:
            return
        found = study([row for _form, row in rows], self.known)
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
        return [(form, form.row) for form in kept]

    def _has_lost_a_row(self) -> bool:
        """Whether a row as typed, or one of its conditions, is no longer kept."""
        of_rows = self.formsets[ROWS]
        formsets = [of_rows, *(form.formsets[ALSO] for form in of_rows.forms)]
        return any("id" in form.errors for formset in formsets for form in formset.forms)

    def _notes(self, rows: list[Row], team: str) -> list[str]:
        if any(one.field not in self.known for row in rows for one in row.conditions):
            return []  # said beside the row when it is saved
        return words.notes(study(rows, self.known), self.known, team)

    @staticmethod
    def _new_code(name: str) -> str:
        """A lasting name no other kind has, from the English one."""
        code = slugify(name)[:26].strip("-") or "kind"
        taken = set(CaseType.objects.filter(code__startswith=code).values_list("code", flat=True))
        return next(
            free for free in (code, *(f"{code}-{n}" for n in range(2, 999))) if free not in taken
        )


def study(rows: Sequence[Row], known: dict[str, Offered]) -> routing.Findings:
    """What these rows do to every answer that the forms of a kind can give, from today on."""
    fields = {name: one.field for name, one in known.items()}
    return routing.study(rows, fields, routing_rows.day_of(clock.today()))


def rows_said(case_type: CaseType) -> list[str]:
    """The rows as the history keeps them."""
    rows = RoutingRow.objects.filter(case_type=case_type).prefetch_related("also")
    return [str(row) for row in rows]

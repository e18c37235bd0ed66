"""The rows of a case as they are kept, for a machine: every word byte for byte."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from cases.casework import original, words
from cases.models import (
    Adjustments,
    Case,
    DataComplaint,
    Decision,
    OmbudsmanEarlier,
    Statement,
)

LEFT_OUT = ("words_kept", "key")  # of the program's own work
WHEN_GIVEN = ("words", "digest")  # of a statement: a draft is nobody else's


def of(case: Case) -> dict[str, Any]:
    """By table, each row by the names of its columns; people by their key, named once."""
    form, appeal = original.form_of(case), original.appeal_of(case)
    rows: dict[str, Any] = {
        "case": [case],
        "customer": [case.customer],
        "submission": [form] if form else [],
        "appeal": [appeal] if appeal else [],
        "grounds": appeal.grounds.all() if appeal else [],
        "decision": Decision.objects.filter(case=case),
        "proposals": case.proposals.all(),
        "findings": case.findings.all(),
        "involvements": case.involvements.order_by("pk"),
        "claimed_people": case.claimed_people.order_by("pk"),
        "extensions": case.extensions.all(),
        "pauses": case.pauses.all(),
        "data_complaint": DataComplaint.objects.filter(case=case),
        "withdrawals": case.withdrawals.all(),
        "messages": case.messages.all(),
        "notes": case.notes.all(),
        "statements": case.statements.all(),
        "files": case.files.order_by("stored_at", "pk"),
        "letters": case.letters.defer("message").order_by("written_at", "pk"),
        "contact_plan": [case.customer.plan] if case.customer.plan else [],
        "adjustments": Adjustments.objects.filter(customer=case.customer),
        "ombudsman_records": case.ombudsman_records.all(),
        "ombudsman_records_before": OmbudsmanEarlier.objects.filter(record__case=case),
    }
    people: set[int] = set()
    tables = {name: [_row(one, people) for one in found] for name, found in rows.items()}
    return {**tables, "people": _names(people)}


def _row(row: models.Model, people: set[int]) -> dict[str, Any]:
    kept = {}
    for field in row._meta.concrete_fields:
        if field.name in LEFT_OUT or isinstance(field, models.BinaryField):
            continue
        if isinstance(row, Statement) and not row.submitted_at and field.name in WHEN_GIVEN:
            continue
        value = field.value_from_object(row)
        if field.related_model is get_user_model() and value is not None:
            people.add(value)
        plain = value is None or isinstance(value, str | int | float | list | dict)
        kept[field.attname] = value if plain else _words(value)
    return kept


def _words(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _names(people: Iterable[int]) -> dict[str, str]:
    found = get_user_model().objects.in_bulk(sorted(people))
    return {str(pk): words.name_of(user) for pk, user in sorted(found.items())}

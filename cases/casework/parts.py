"""Which parts a case has, asked in the query that finds it for a page: what is not there is not
asked for again."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.models import (
    Case,
    CaseLink,
    ClaimedPerson,
    Decision,
    DraftWords,
    Finding,
    Involvement,
    Proposal,
    Translation,
    Withdrawal,
)
from cases.models.case import CaseQuerySet

PARTS: dict[str, Any] = {
    "decision": Decision,
    "drafts": DraftWords,
    "findings": Finding,
    "involvements": Involvement,
    "people": ClaimedPerson,
    "proposals": Proposal,
    "translations": Translation,
    "withdrawals": Withdrawal,
}


def annotated(cases: CaseQuerySet) -> CaseQuerySet:
    """`cases` that know, each, which of its parts are there (`has`)."""
    there = {
        f"has_{name}": Exists(model.objects.filter(case=OuterRef("pk")))
        for name, model in PARTS.items()
    }
    linked = CaseLink.objects.filter(Q(case=OuterRef("pk")) | Q(other=OuterRef("pk")))
    return cases.annotate(**there, has_links=Exists(linked))


def has(case: Case, part: str) -> bool:
    """Whether the case has any such part; where nobody has asked, it may."""
    return getattr(case, f"has_{part}", True)

"""Cases that belong together: linked, each with its own dates, and never merged (policy 1.4).

A link betrays no case: only who may know of both ends sees it, makes it or takes it away.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from cases import events, permissions
from cases.casework import Incomplete, parts, words
from cases.handling import steps
from cases.models import Case, CaseLink


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A link as it is read from one of its ends."""

    link: CaseLink
    other: Case
    """The case at the other end."""
    from_here: bool
    """Whether the case that is read is the one that says it of the other."""

    @property
    def how(self) -> str:
        """How the two belong together, in words, before the other's reference."""
        return words.of(words.LINKS, (self.link.kind, self.from_here))

    @property
    def may_go(self) -> bool:
        """Whether it can be taken away: that a case was taken up again is what happened."""
        return self.link.kind != CaseLink.Kind.REOPENS


@transaction.atomic
def link(case: Case, other: Case, kind: str, *, by, reason: str = "", now: datetime) -> CaseLink:
    """Link `case` to `other`: it repeats it, takes it up again, or is about the same matter.

    The same link twice is one, from whichever end.
    """
    for end in sorted((case, other), key=lambda one: one.pk):
        steps.lock(end)
    permissions.check_user_can_link(by, case, other)
    if known := _standing(case, other).filter(kind=kind).first():
        return known
    said = reason.strip()
    made = CaseLink.objects.create(case=case, other=other, kind=kind, reason=said, by=by, at=now)
    for end in (case, other):
        _record(end, "linked", made, by=by, reason=said, now=now)
    return made


@transaction.atomic
def unlink(made: CaseLink, *, by, reason: str, now: datetime) -> CaseLink:
    """Take a link away that was made in error; who, when and why stay on record."""
    if not reason.strip():
        raise Incomplete([("reason", "required")])
    ends = [steps.lock(Case(pk=pk)) for pk in sorted((made.case_id, made.other_id))]
    permissions.check_user_can_link(by, *ends)
    made = CaseLink.objects.select_for_update().get(pk=made.pk)
    if made.kind == CaseLink.Kind.REOPENS:
        raise permissions.Refused("link_stays")
    if made.removed_at is not None:
        return made
    made.removed_by, made.removed_at, made.remove_reason = by, now, reason.strip()
    made.save(update_fields=["removed_by", "removed_at", "remove_reason"])
    for end in ends:
        _record(end, "unlinked", made, by=by, reason=made.remove_reason, now=now)
    return made


def _record(end: Case, kind: str, made: CaseLink, *, by, reason: str, now: datetime) -> None:
    """An event that names its link is told only to who may know of both ends (`timeline`)."""
    events.record(end, kind, now=now, by=by, link=made.pk, kind_of_link=made.kind, reason=reason)


def of(case: Case, user, *, also_removed: bool = False) -> list[Linked]:
    """The links of `case` that `user` may know of, the earliest first; those taken away only when
    asked for."""
    if not parts.has(case, "links"):
        return []
    found = CaseLink.objects.of(case).visible_to(user).select_related("case", "other", "by")
    return [_read(one, case) for one in (found if also_removed else found.standing())]


def _read(one: CaseLink, case: Case) -> Linked:
    here = one.case_id == case.pk
    return Linked(link=one, other=one.other if here else one.case, from_here=here)


def _standing(case: Case, other: Case):
    return CaseLink.objects.standing().of(case).filter(Q(case=other) | Q(other=other))

"""Who is reminded: whoever holds the case, who stands in for them, and who answers for them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from cases.models import Absence, Case
from cases.permissions import CASEWORK_ROLES, Role, roles_of

ABOVE = (Role.COMPLAINTS_LEAD, Role.CHIEF_OFFICER, Role.SENIOR_REVIEWER)
"""To whom an overdue case is taken, in this order."""


@dataclass
class People:
    """The staff who can be reminded of some cases, read once for all of them."""

    users: dict[int, Any] = field(default_factory=dict)
    see: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By case, who may see it (policy 7.3)."""
    free: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By case, who had no part in it, whoever works it."""
    stands_in: dict[int, int] = field(default_factory=dict)
    """By who is away today, who stands in for them."""

    @classmethod
    def around(cls, cases: Collection[int], today: date) -> "People":
        found = cls()
        rows = Case.objects.filter(pk__in=cases)
        staff = get_user_model().objects.filter(is_active=True, groups__name__in=CASEWORK_ROLES)
        for user in staff.distinct().order_by("pk"):
            found.users[user.pk] = user
            for case in rows.visible_to(user).values_list("pk", flat=True):
                found.see[case].add(user.pk)
            for case in rows.without_part(user).values_list("pk", flat=True):
                found.free[case].add(user.pk)
        away = Absence.objects.on(today).exclude(substitute=None)
        found.stands_in = dict(away.values_list("user", "substitute"))
        return found

    def reminded(self, case: int, handler: int | None, *, late: bool) -> set[int]:
        """Whoever holds the case, and who stands in while they are away; held by nobody, all who
        work its queue; when it is late, someone above them too."""
        see = self.see[case]
        if handler is None:
            return see | (self._above(case, besides=set()) if late else set())
        first = {handler, self.stands_in.get(handler, handler)} & see
        return first | (self._above(case, besides=first) if late else set())

    def _above(self, case: int, *, besides: Iterable[int]) -> set[int]:
        """The Complaints Lead if they may see it, else the Chief Officer, else the senior
        reviewer; never anyone with a part in it."""
        for role in ABOVE:
            may = self.see[case] if role == Role.COMPLAINTS_LEAD else self.free[case]
            found = {pk for pk in may if role in roles_of(self.users[pk])} - set(besides)
            if found:
                return found
        return set()

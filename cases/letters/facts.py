"""What a letter says of its case: one read of everything it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.conf import settings

from cases.clock import local_date
from cases.letters.document import Link
from cases.letters.sentences import plain
from cases.models import (
    Appeal,
    Case,
    ClosedDay,
    CouncilDetails,
    Decision,
    Edition,
    Ground,
    OmbudsmanDetails,
)

CLAUSE_PATHS = {
    "cy": "/cy/polisi/{edition}cymal/{name}/",
    "en": "/en/policy/{edition}clause/{name}/",
}
FOLLOW_PATHS = {"cy": "/cy/dilyn/", "en": "/en/track/"}
UNSEEN_CODE = "••••-••••"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A case at the moment its letter is written; `decision` and `grounds` may be unsaved."""

    case: Case
    kind: str
    now: datetime
    decision: Decision | None = None
    grounds: Sequence[Ground] = ()
    code: str = UNSEEN_CODE
    code_until: date | None = None

    @cached_property
    def appeal(self) -> Appeal:
        return Appeal.objects.get(case=self.case)

    @cached_property
    def edition(self) -> Edition:
        return self.case.edition

    @cached_property
    def council(self) -> CouncilDetails:
        return CouncilDetails.get()

    @cached_property
    def ombudsman(self) -> OmbudsmanDetails:
        return OmbudsmanDetails.get()

    @cached_property
    def closed_days(self) -> frozenset[date]:
        return ClosedDay.objects.for_customer()

    @property
    def today(self) -> date:
        return local_date(self.now)

    @property
    def addressee(self) -> str:
        """Who is written to: the person who appealed, or the one who acts for them."""
        return self.appeal.representative or self.case.customer.name

    def clause(self, name: str, language: str) -> Link | str:
        """The clause by its number in the case's own edition, leading to its words there.

        Nothing when the edition has no such clause.
        """
        number = self.edition.clause_number(name)
        if number is None:
            return ""
        edition = "" if self.edition.code == "current" else f"{self.edition.code}/"
        path = CLAUSE_PATHS[language].format(edition=edition, name=name)
        return Link(plain("clause", language, number=number), site_url() + path)

    def follow_page(self, language: str) -> Link:
        url = site_url() + FOLLOW_PATHS[language]
        return Link(url.removeprefix("https://").removeprefix("http://"), url)


def site_url() -> str:
    """The service's own address, from its settings: never from a request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")

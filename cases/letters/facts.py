"""What a letter says of its case: one read of everything it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.conf import settings

from cases.clock import local_date
from cases.letters.document import Link, Runs, Value
from cases.letters.sentences import SENTENCES, plain, say
from cases.models import (
    Appeal,
    Case,
    CaseLink,
    ClosedDay,
    ContactPlan,
    CouncilDetails,
    DataComplaint,
    Decision,
    Edition,
    Extension,
    Ground,
    Message,
    OmbudsmanDetails,
    Pause,
    StoredFile,
    Submission,
    Withdrawal,
)
from cases.policy.terms import Channel

CLAUSE_PATHS = {
    "cy": "/cy/polisi/{edition}cymal/{name}/",
    "en": "/en/policy/{edition}clause/{name}/",
}
FOLLOW_PATHS = {"cy": "/cy/dilyn/", "en": "/en/track/"}
APPEAL_PATHS = {"cy": "/cy/apelio/", "en": "/en/appeal/"}
UNSEEN_CODE = "••••-••••"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A case at the moment its letter is written; `decision`, `grounds`, `message` and `clock` may
    be unsaved."""

    case: Case
    kind: str
    now: datetime
    decision: Decision | None = None
    grounds: Sequence[Ground] = ()
    news: str = ""
    message: Message | None = None
    clock: Extension | Pause | None = None
    """What moves the day to answer by."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """An officer's reasons by language, of what is neither a decision nor moves the day."""
    files: Sequence[StoredFile] = ()
    code: str = UNSEEN_CODE
    code_until: date | None = None
    channel: Channel = Channel.EMAIL
    copy_for: str = ""
    """Who gets this as a copy; nobody: it is the letter itself."""

    @cached_property
    def appeal(self) -> Appeal:
        """What a letter of appeals says of one; no other letter asks."""
        return Appeal.objects.get(case=self.case)

    @property
    def notice_on(self) -> date | None:
        """The date on the notice appealed against; None for what is no appeal and never was."""
        return self.appeal.notice_on if hasattr(self.case, "appeal") else None

    @cached_property
    def submission(self) -> Submission | None:
        """What the customer sent; None for a case that began without a form."""
        return getattr(self.case, "submission", None)

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

    @cached_property
    def plan(self) -> ContactPlan | None:
        """The contact plan that stands for the person (6.1)."""
        return self.case.customer.plan_on(self.today)

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        return self.case.withdrawals.filter(undone_at=None).first()

    @property
    def data_complaint(self) -> DataComplaint:
        """The complaint about personal data inside the case; it may be unsaved."""
        return self.case.data_complaint

    @cached_property
    def paused(self) -> bool:
        """Whether the time to answer stands still: then no day is promised."""
        return self.case.pauses.filter(resumed_on=None).exists()

    @cached_property
    def first(self) -> Case | None:
        """The decided case that this one takes up again; an appeal just made takes up none."""
        if self.kind == "acknowledgement":
            return None
        taken_up = self.case.links.filter(kind=CaseLink.Kind.REOPENS)
        link = taken_up.select_related("other__decision").first()
        return link.other if link else None

    @property
    def received_on(self) -> date:
        """The day the appeal came; of one taken up again, the day it came first."""
        return self.first.received_on if self.first else self.case.received_on

    @property
    def today(self) -> date:
        return local_date(self.now)

    @property
    def customer(self) -> str:
        """The name of the person who appealed, or for whom someone did."""
        return " ".join(self.case.customer.name.split())

    def named(self, language: str) -> str:
        """The customer by name; in other words when the appeal does not say whose it is."""
        return self.customer or plain("customer_not_named", language)

    @property
    def acting(self) -> bool:
        """Whether the letter goes to someone who acts for the customer: "you" is not them."""
        return bool(self._representative)

    @property
    def addressee(self) -> str:
        """Who is written to: the person who appealed, or the one who acts for them."""
        return self._representative or self.customer

    @property
    def _representative(self) -> str:
        return " ".join(self.submission.representative.split()) if self.submission else ""

    def say(self, code: str, language: str, **values: Value) -> Runs:
        """The sentence as it is said to the customer, or to the one who acts for them; in the
        words of its kind of case, where it has its own for it."""
        own = f"{code}_{self.case.case_type.letters}"
        code = own if own in SENTENCES else code
        if self.acting and f"{code}_for" in SENTENCES:
            return say(f"{code}_for", language, customer=self.named(language), **values)
        return say(code, language, **values)

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
        return _page(FOLLOW_PATHS[language])

    def appeal_page(self, language: str) -> Link:
        return _page(APPEAL_PATHS[language])


def _page(path: str) -> Link:
    url = site_url() + path
    return Link(url.removeprefix("https://").removeprefix("http://"), url)


def site_url() -> str:
    """The service's own address, from its settings: never from a request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")

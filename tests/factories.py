"""Plain functions that make what a test needs, through the product's own verbs."""

import itertools
import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cases import handling, search
from cases.appeals import decisions, intake, signing, triage
from cases.enquiries import answering, working
from cases.enquiries import intake as enquiries
from cases.fairness import findings as fairness
from cases.letters import texts
from cases.models import CaseType, ClosedDay, Edition, LetterText, OmbudsmanDetails
from cases.permissions import Role
from cases.policy import questions
from cases.policy.questions import Answer, Stage
from cases.policy.terms import (
    CameBy,
    Channel,
    LeadInvolved,
    NoticeChannel,
    NoticeKind,
    Outcome,
)
from home.content_files import read_ombudsman

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
YEARS = range(2025, 2029)
_number = itertools.count(1)


def ground_rules(*, dated: bool = False, signed_off: bool = False) -> None:
    """Editions, closed days, the Ombudsman and letter texts: what every appeal stands on.

    `dated`: the current edition came into force on 1 October 2026, the earlier one in 2021.
    `signed_off`: a second person signs decisions off, as in every real installation.
    """
    CaseType.objects.update(signed_off=signed_off)
    if any(model.objects.exists() for model in GROUND):
        _load_ground()
    elif _ground:
        for model, rows in _ground.items():
            model.objects.bulk_create(model(**row) for row in rows)
    else:
        _load_ground()
        for model in GROUND:
            kept = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
            _ground[model] = list(model.objects.order_by("pk").values(*kept))
    if dated:
        Edition.objects.filter(code="current").update(in_force_from=date(2026, 10, 1))
        Edition.objects.filter(code="earlier").update(in_force_from=date(2021, 4, 1))


GROUND = (Edition, ClosedDay, LetterText, OmbudsmanDetails)
_ground: dict[type, list[dict[str, Any]]] = {}  # the rows as first loaded, to be copied


def _load_ground() -> None:
    Edition.objects.load()
    ClosedDay.objects.seed(YEARS)
    texts.load()
    if not OmbudsmanDetails.objects.exists():
        OmbudsmanDetails.objects.create(**read_ombudsman())


def user(*roles: str, **fields):
    """A member of staff with these roles."""
    number = next(_number)
    fields.setdefault("username", f"person{number}")
    fields.setdefault("first_name", f"Person{number}")
    made = get_user_model().objects.create_user(**fields)
    made.groups.set([Group.objects.get(name=role) for role in roles])
    return made


def officer(**fields):
    return user(Role.COMPLAINTS_TEAM, **fields)


def lead(**fields):
    return user(Role.COMPLAINTS_LEAD, **fields)


def chief_officer(**fields):
    return user(Role.CHIEF_OFFICER, **fields)


def senior_reviewer(**fields):
    return user(Role.SENIOR_REVIEWER, **fields)


def answers(**over) -> intake.Answers:
    """A plain appeal in time: a decision of 16 November 2026 by post, the Lead not involved."""
    fields = {
        "notice_kind": NoticeKind.DECISION,
        "notice_date": date(2026, 11, 16),
        "notice_channel": NoticeChannel.POST,
        "received_on": date(2026, 11, 18),
        "decided_by": "",
        "lead_involved": LeadInvolved.NO,
        "grounds": ("I never shouted at anyone.", "I was not warned."),
        "outcome_wanted": "I want to telephone again.",
        "late_reason": "",
        "representative": "",
        "representative_relation": "",
        "name": "Siân Enghraifft",
        "reply_language": "en",
        "channels": frozenset({Channel.EMAIL}),
        "email": "sian@enghraifft.cymru",
        "phone": "",
        "address": "",
        "adjustments": "",
    }
    return intake.Answers(**{**fields, **over})


def transcript() -> list[dict]:
    return [
        {
            "step": "grounds",
            "key": "grounds",
            "meaning": "grounds",
            "type": "long_text",
            "question": {"cy": "Pam mae’r penderfyniad yn anghywir?", "en": "Why is it wrong?"},
            "answer": ["I never shouted at anyone."],
            "shown": {"cy": "I never shouted at anyone.", "en": "I never shouted at anyone."},
        }
    ]


def sent(*, key: uuid.UUID | None = None, channel: str = CameBy.ONLINE, **how: Any) -> intake.Came:
    """How a form came; without a `key`, that of a new draft."""
    return intake.Came(
        key=key or uuid.uuid4(),
        transcript=transcript(),
        form_version=uuid.uuid4(),
        channel=CameBy(channel),
        **how,
    )


def appeal(
    *,
    now: datetime = NOW,
    key: uuid.UUID | None = None,
    language: str = "en",
    came: Mapping[str, Any] | None = None,
    **over,
):
    """An appeal taken in by the real intake, and found by its words as after the worker.

    `came`: channel, received_on and keyed_by of one that staff keyed in.
    """
    made = intake.open_appeal(
        answers=answers(**over), came=sent(now=now, key=key, language=language, **(came or {}))
    )
    search.catch_up()
    return made


def case(**over):
    return appeal(**over).case


def fresh(found):
    """The row as the database has it now."""
    return type(found).objects.get(pk=found.pk)


def fair(found, *, by, now: datetime = NOW, without: Collection[str] = ()) -> None:
    """Answer the questions on fairness with a yes each, but those named in `without`."""
    asked = set(questions.questions(Stage.FAIRNESS)) - set(without)
    answers = dict.fromkeys(sorted(asked), (Answer.YES, ""))
    fairness.record(found, Stage.FAIRNESS, answers, by=by, now=now)


def checked_case(by=None, *, now: datetime = NOW, findings: dict | None = None, **over):
    """A case that has been through triage and waits for a decision; whether the first decision was
    fair has been answered."""
    by, found = by or officer(), case(now=now, **over)
    acts = Answer.SEEN if found.submission.representative else None
    known = {"appealable": True, "authority": acts, **(findings or {})}
    triage.triage(found, by=by, findings=triage.Findings(**known), now=now)
    fair(found, by=by, now=now)
    return fresh(found)


def first_look(**over) -> dict[str, Any]:
    """What an officer answers on the form of the first look when nothing else is in the appeal."""
    return {"appealable": "yes", "data_protection": "no", "adjustments": "no", **over}


def words(text: str = "Because the records show it.") -> dict[str, str]:
    return {"cy": f"Cymraeg: {text}", "en": text}


def decide(found, *, by, now: datetime = NOW, outcome: str = Outcome.STANDS):
    """Decide a case `by` holds, with reasons and an answer to every ground."""
    return decisions.decide(
        found,
        by=by,
        outcome=outcome,
        reasons=words(),
        ground_answers={g.number: words() for g in found.appeal.grounds.all()},
        now=now,
    )


def typed(found, **over: str) -> dict[str, str]:
    """What stands in the boxes of the form on which `found` is decided."""
    names = ["reasons", *(f"ground_{g.number}" for g in found.appeal.grounds.all())]
    said = {f"{name}_{code}": text for name in names for code, text in words().items()}
    return {"outcome": Outcome.STANDS, **said, **over}


def proposed_case(by=None, *, now: datetime = NOW, **over):
    """A case whose decision `by` proposed; somebody else has to be free to sign it off."""
    by = by or officer()
    found = checked_case(by, now=now, **over)
    handling.claim(found, by=by, now=now)
    signing.propose(found, by=by, typed=typed(found), now=now)
    return fresh(found)


def decided_case(by=None, *, now: datetime = NOW, **over):
    """A case decided and closed, its letter written."""
    by = by or officer()
    found = checked_case(by, now=now, **over)
    handling.claim(found, by=by, now=now)
    decide(fresh(found), by=by, now=now)
    return fresh(found)


def kind(**over) -> CaseType:
    """A kind of case that is only a row: a request, answered by the Complaints Team."""
    names = {"name_cy": "Cais am addasiad", "name_en": "Request for an adjustment"}
    fields = {"code": "adjustment", "prefix": "ADD", "signed_off": False, **names}
    fields |= over
    return CaseType.objects.update_or_create(code=fields.pop("code"), defaults=fields)[0]


def enquiry(
    case_type: CaseType | None = None,
    *,
    now: datetime = NOW,
    key: uuid.UUID | None = None,
    language: str = "en",
    came: Mapping[str, Any] | None = None,
    files: Sequence[uuid.UUID] = (),
    **over,
):
    """A case of `case_type`, taken in by the real intake, and found by its words."""
    fields = {
        "name": "Siân Enghraifft",
        "reply_language": "en",
        "channels": frozenset({Channel.EMAIL}),
        "email": "sian@enghraifft.cymru",
        "phone": "",
        "address": "",
    }
    made = enquiries.open_enquiry(
        case_type=case_type or kind(),
        answers=enquiries.Answers(**{**fields, **over}),
        came=sent(now=now, key=key, language=language, files=files, **(came or {})),
    )
    search.catch_up()
    return fresh(made)


def enquiry_in_hand(by, case_type: CaseType | None = None, *, now: datetime = NOW, **over):
    """A case of `case_type` that `by` took and began work on."""
    found = enquiry(case_type, now=now, **over)
    handling.claim(found, by=by, now=now)
    working.begin(found, by=by, now=now)
    return fresh(found)


def complaint(by=None, *, now: datetime = NOW, findings: dict | None = None, **over):
    """A case that turned out to be no appeal, and waits to be given to somebody."""
    found = case(now=now, **over)
    triage.triage(
        found,
        by=by or officer(),
        findings=triage.Findings(**{"appealable": False, **(findings or {})}),
        now=now,
    )
    return fresh(found)


def complaint_in_hand(by, *, now: datetime = NOW, **over):
    """A complaint that `by` took and began work on."""
    found = complaint(now=now, **over)
    handling.claim(found, by=by, now=now)
    working.begin(found, by=by, now=now)
    return fresh(found)


def answer(found, *, by, now: datetime = NOW, outcome: str = Outcome.PARTLY_UPHELD, **over):
    """Answer a complaint `by` has in hand, with reasons in both languages."""
    return answering.answer(found, by=by, now=now, outcome=outcome, reasons=words(), **over)


def answered_complaint(by, *, now: datetime = NOW, **over):
    """A complaint that `by` answered, its letter written; not closed yet."""
    found = complaint_in_hand(by, now=now, **over)
    answer(found, by=by, now=now)
    return fresh(found)

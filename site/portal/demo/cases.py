"""Invented cases, made through the product’s own verbs."""

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from cases.appeals import intake
from cases.models import Case, ClosedDay
from cases.policy import working_days
from cases.policy.terms import CameBy, Channel, LeadInvolved, NoticeChannel, NoticeKind

from .stories import STORIES, Story

EARLIER_NOTICE = date(2026, 3, 9)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One case: how long ago it came, what is special about it, and what was done with it."""

    days: int  # working days ago that it was received
    then: Callable | None = None
    late: bool = False
    lead: LeadInvolved = LeadInvolved.NO
    kind: NoticeKind = NoticeKind.DECISION
    earlier: bool = False
    channel: Channel = Channel.EMAIL
    reply: str | None = None
    came: CameBy = CameBy.ONLINE
    keyed_by: str = ""  # the account that keyed it in, the day after it came
    needs: frozenset[str] = frozenset()
    more: dict = field(default_factory=dict)


class Maker:
    """Makes planned cases; `people` are the demo accounts by username."""

    def __init__(self, people: dict, today: date, now: datetime) -> None:
        self.people, self.today, self.now = people, today, now
        self.closed = ClosedDay.objects.for_council()
        self.stories = itertools.cycle(STORIES)
        self.number = itertools.count(Case.objects.count() + 1)

    def make(self, plan: Plan) -> Case:
        story, number = next(self.stories), next(self.number)
        moment, received = self.moment(plan.days, number), self._ago(plan.days)
        answers = self._answers(plan, story, number, received)
        is_later = plan.keyed_by and not plan.came.is_spoken
        keyed_in = min(moment + timedelta(days=1), self.now) if is_later else moment
        appeal = intake.open_appeal(
            answers=answers,
            came=intake.Came(
                key=uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-{number}"),
                transcript=transcript(answers, story.language),
                form_version=uuid.uuid5(uuid.NAMESPACE_URL, "cyswllt-demo-form"),
                language=story.language,
                now=keyed_in,
                channel=plan.came,
                received_on=received,
                keyed_by=self.people.get(plan.keyed_by),
            ),
        )
        case = Case.objects.get(pk=appeal.case_id)
        if plan.then is not None:
            plan.then(self, case, min(moment + timedelta(days=1), self.now))
        return Case.objects.get(pk=appeal.case_id)

    def moment(self, days: int, number: int) -> datetime:
        """When case `number` came, `days` working days ago."""
        day = datetime.combine(self._ago(days), self.now.timetz())
        return min(day.replace(hour=10, minute=number % 60), self.now)

    def _ago(self, days: int) -> date:
        day = self.today
        for _ in range(days):
            day = working_days.working_day_on_or_before(day - timedelta(days=1), self.closed)
        return day

    def _answers(self, plan: Plan, story: Story, number: int, received: date) -> intake.Answers:
        before = timedelta(days=60 if plan.late else 9)
        notice = EARLIER_NOTICE if plan.earlier else received - before
        fields: dict[str, Any] = {
            "notice_kind": plan.kind,
            "notice_date": notice,
            "notice_channel": NoticeChannel.POST,
            "received_on": notice + timedelta(days=3),
            "decided_by": "" if plan.more.get("nobody_named") else story.decided_by,
            "lead_involved": plan.lead,
            "grounds": story.grounds,
            "outcome_wanted": story.wanted,
            "late_reason": late_reason(story.language) if plan.late else "",
            "representative": "",
            "representative_relation": "",
            "name": story.name,
            "reply_language": story.language if plan.reply is None else plan.reply,
            "channels": frozenset({plan.channel}),
            "email": f"person{number}@enghraifft.example",
            "phone": f"01632 960{number:03d}",
            "address": f"{number} Stryd Enghraifft\nWrecsam\nLL99 9ZZ",
            "adjustments": story.adjustments,
            "adjustment_kinds": plan.needs,
        }
        return intake.Answers(**fields)


def late_reason(language: str) -> str:
    if language == "cy":
        return "Roeddwn yn yr ysbyty am fis ac ni welais y llythyr tan i mi ddod adref."
    return "I was in hospital for a month and did not see the letter until I came home."


def transcript(answers: intake.Answers, language: str) -> list[dict]:
    """The answers as a form would keep them: each question in both languages."""
    rows = [
        ("name", "Beth yw eich enw llawn?", "What is your full name?", answers.name),
        (
            "decided_by",
            "Pwy wnaeth y penderfyniad?",
            "Who made the decision?",
            answers.decided_by,
        ),
        *(
            (
                "grounds",
                "Pam rydych yn meddwl bod y penderfyniad yn anghywir?",
                "Why do you think the decision is wrong?",
                words,
            )
            for words in answers.grounds
        ),
        ("outcome_wanted", "Beth hoffech ei weld?", "What would you like?", answers.outcome_wanted),
        (
            "late_reason",
            "Pam mae eich apêl yn hwyr?",
            "Why is your appeal late?",
            answers.late_reason,
        ),
    ]
    return [
        {
            "step": meaning,
            "key": meaning,
            "meaning": meaning,
            "type": "long_text",
            "question": {"cy": cy, "en": en},
            "answer": words,
            "shown": {"cy": words, "en": words},
        }
        for meaning, cy, en, words in rows
        if words
    ]

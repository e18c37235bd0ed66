"""Policy 7.3 under any order of events: nobody with a part in a matter ever has it or sees it.

A machine does what people do to cases - take, hand on, check, declare, move, decide, leave, come
back - in an order nobody wrote down, and asks after every step. The rule it asks is written here a
second time, from the rows alone.
"""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from cases import handling
from cases.appeals import decisions, signing, triage
from cases.casework import Incomplete
from cases.handling import alerts, involvement, routing, stranded
from cases.letters import LetterIncomplete
from cases.models import Case, Involvement, Queue
from cases.permissions import Refused, Role
from cases.policy.terms import LeadInvolved
from cases.staff import worklist
from tests import factories

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
WORKS = {  # who works a queue: written again, so that a slip in the rule is seen
    "complaints_team": {"complaints_team", "complaints_lead"},
    "chief_officer": {"chief_officer"},
    "senior_reviewer": {"senior_reviewer"},
    "nobody": set(),
}
STAFF = {
    "first": Role.COMPLAINTS_TEAM,
    "second": Role.COMPLAINTS_TEAM,
    "third": Role.COMPLAINTS_TEAM,
    "lead": Role.COMPLAINTS_LEAD,
    "chief": Role.CHIEF_OFFICER,
    "senior": Role.SENIOR_REVIEWER,
    "root": Role.COMPLAINTS_TEAM,
}
MOST_CASES = 4
people, cases = st.sampled_from(sorted(STAFF)), st.integers(0, MOST_CASES - 1)


class Council(RuleBasedStateMachine):
    """Seven people, up to four cases."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        factories.ground_rules(dated=True, signed_off=True)
        self.ids = {
            name: factories.user(role, username=name, is_superuser=name == "root").pk
            for name, role in STAFF.items()
        }
        self.cases: list[int] = []
        self.staff_changed = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def user(self, name: str):
        return get_user_model().objects.get(pk=self.ids[name])

    def case(self, number: int) -> Case:
        return Case.objects.get(pk=self.cases[number % len(self.cases)])

    def attempt(self, verb, *args, **said) -> None:
        """Somebody tries: it is done whole, or refused and nothing has changed."""
        try:
            with transaction.atomic():
                verb(*args, now=NOW, **said)
        except (Refused, Incomplete, LetterIncomplete):
            pass

    @initialize()
    def one_that_came_and_one_to_be_signed_off(self) -> None:
        self.received(LeadInvolved.NO)
        self.cases.append(factories.proposed_case(self.user("first")).pk)

    @precondition(lambda self: len(self.cases) < MOST_CASES)
    @rule(lead=st.sampled_from(LeadInvolved))
    def received(self, lead) -> None:
        self.cases.append(factories.case(lead_involved=lead, decided_by="Siân").pk)

    @rule(who=people, which=cases)
    def claims(self, who, which) -> None:
        self.attempt(handling.claim, self.case(which), by=self.user(who))

    @rule(who=people, to=st.one_of(st.none(), people), which=cases)
    def hands_over(self, who, to, which) -> None:
        to = self.user(to) if to else None
        self.attempt(handling.hand_over, self.case(which), by=self.user(who), to=to, reason="x")

    @rule(who=people, of=people, which=cases)
    def records_a_part(self, who, of, which) -> None:
        part, source = Involvement.Part.WITNESS, Involvement.Source.RECORDED
        case, by = self.case(which), self.user(who)
        self.attempt(involvement.add, case, by=by, user=self.user(of), part=part, source=source)

    @rule(who=people, which=cases)
    def records_that_the_lead_had_a_part(self, who, which) -> None:
        part, source = Involvement.Part.MANAGED, Involvement.Source.CLAIMED
        case, by = self.case(which), self.user(who)
        self.attempt(involvement.add, case, by=by, role=routing.LEAD, part=part, source=source)

    @rule(who=people, which=cases)
    def moves_on(self, who, which) -> None:
        case, by = self.case(which), self.user(who)
        self.attempt(handling.move_to_chief_officer, case, by=by, reason="x")

    @rule(who=people, which=cases)
    def sends_back(self, who, which) -> None:
        self.attempt(handling.send_back, self.case(which), by=self.user(who), reason="x")

    @rule(
        who=people,
        which=cases,
        found=st.one_of(st.none(), people),
        lead=st.booleans(),
        appealable=st.sampled_from([True, True, True, False]),
    )
    def checks(self, who, which, found, lead, appealable) -> None:
        case = self.case(which)
        whom = [self.user(found)] if found else []
        named = {claimed.pk: whom for claimed in case.claimed_people.filter(checked_at=None)}
        findings = triage.Findings(appealable=appealable, people=named, lead_was_involved=lead)
        self.attempt(triage.triage, case, by=self.user(who), findings=findings)

    @rule(who=people, which=cases)
    def decides(self, who, which) -> None:
        """Alone where nobody else is free; else it waits to be signed off."""
        case, by, typed = self.case(which), self.user(who), factories.typed(self.case(which))
        factories.fair(case, by=by)
        self.attempt(signing.propose, case, by=by, typed=typed)
        self.attempt(decisions.decide, case, by=by, **decisions.words_of(case, typed))

    @rule(who=people, which=cases)
    def signs(self, who, which) -> None:
        self.attempt(signing.sign_off, self.case(which), by=self.user(who))

    @rule(who=people, which=cases)
    def gives_back(self, who, which) -> None:
        self.attempt(signing.give_back, self.case(which), by=self.user(who), reason="x")

    @rule(who=people, which=cases)
    def takes_the_proposal_back(self, who, which) -> None:
        self.attempt(signing.take_proposal_back, self.case(which), by=self.user(who))

    @rule(who=people)
    def leaves_or_comes_back(self, who) -> None:
        user = self.user(who)
        user.is_active = not user.is_active
        user.save(update_fields=["is_active"])
        self.staff_changed = True

    @rule(who=people, role=st.sampled_from(sorted(WORKS["complaints_team"] | {"chief_officer"})))
    def changes_role(self, who, role) -> None:
        user, group = self.user(who), Group.objects.get(name=role)
        (user.groups.remove if group in user.groups.all() else user.groups.add)(group)
        self.staff_changed = True

    @rule()
    def the_clock_comes_round(self) -> None:
        stranded.settle(now=NOW)
        for parked in Case.objects.open().filter(queue=Queue.NOBODY):
            routing.unpark(parked, now=NOW)
        alerts.say_what_is_parked(now=NOW)
        self.staff_changed = False
        for parked in Case.objects.open().filter(queue=Queue.NOBODY):
            said = parked.events.filter(kind__in=["parked", "alerted"]).order_by("pk")
            assert said.last().kind == "alerted"

    @invariant()
    def nobody_with_a_part_has_or_sees_it(self) -> None:
        out = {case: shut_out(case) for case in Case.objects.filter(pk__in=self.cases)}
        for case, shut in out.items():
            assert self.staff_changed or case.handler_id not in shut
        for user in get_user_model().objects.filter(pk__in=set().union(*out.values())):
            listed = worklist.chosen(user, {"state": "all"}, NOW.date())
            for found in (Case.objects.visible_to(user), listed):
                seen = set(found.values_list("pk", flat=True))
                assert not seen & {case.pk for case, shut in out.items() if user.pk in shut}

    @invariant()
    def whoever_has_it_may_have_it(self) -> None:
        if self.staff_changed:
            return
        for case in Case.objects.open().filter(pk__in=self.cases).exclude(handler=None):
            assert case.handler_id in may_have(case)

    @invariant()
    def somebody_may_have_it_or_it_is_parked(self) -> None:
        if self.staff_changed:
            return
        for case in Case.objects.open().filter(pk__in=self.cases):
            if case.queue == Queue.NOBODY:
                assert case.handler_id is None
            else:
                assert may_have(case) or nobody_works(case.queue), case.queue


def shut_out(case: Case) -> set[int]:
    """Who may not know of the case: by name, by the role they hold, or held when it was noted."""
    out: set[int] = set()
    for row in Involvement.objects.filter(case=case, lifted_at__isnull=True):
        if row.user_id:
            out.add(row.user_id)
        out |= set(row.held_by.values_list("pk", flat=True))
        if row.role:
            holders = get_user_model().objects.filter(groups__name=row.role)
            out |= set(holders.values_list("pk", flat=True))
    return out


def may_have(case: Case) -> set[int]:
    works = get_user_model().objects.filter(is_active=True, groups__name__in=WORKS[case.queue])
    proposed = case.proposals.filter(signed_at=None, returned_at=None)
    own = set(proposed.values_list("proposed_by", flat=True))  # is signed off by somebody else
    return set(works.values_list("pk", flat=True)) - shut_out(case) - own


def nobody_works(queue: str) -> bool:
    """A team without people yet: a matter of staffing, not of conflict."""
    works = get_user_model().objects.filter(is_active=True, groups__name__in=WORKS[queue])
    return not works.exists()


def walk(steps: int, seeds: int) -> None:
    run(
        Council,
        settings=settings(
            max_examples=seeds,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_nobody_with_a_part_ever_has_or_sees_the_case():
    walk(200, 10)


@pytest.mark.full
@pytest.mark.django_db
def test_nobody_with_a_part_ever_has_or_sees_the_case_in_a_long_run():
    walk(2_000, 50)

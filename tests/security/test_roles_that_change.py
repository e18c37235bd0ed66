"""7.3 holds for the person who had the role, whatever role they have afterwards."""

import pytest
from django.contrib.auth.models import Group

from cases import handling
from cases.models import Case
from cases.permissions import Role
from cases.policy.terms import LeadInvolved, Reviewer
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules(dated=True)


def now_with(user, *roles):
    """The same person after a change of roles, as their next request finds them."""
    user.groups.set(Group.objects.filter(name__in=roles))
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("said", [LeadInvolved.YES, LeadInvolved.UNKNOWN])
def test_the_lead_of_that_day_sees_nothing_after_a_change_of_roles(superuser, said):
    lead = factories.lead(is_superuser=superuser, is_staff=superuser)
    factories.chief_officer()
    factories.officer()
    case = factories.case(lead_involved=said)

    for roles in ((Role.CHIEF_OFFICER,), (Role.COMPLAINTS_TEAM,), tuple(Role)):
        person = now_with(lead, *roles)
        assert not Case.objects.visible_to(person).filter(pk=case.pk).exists(), roles
        assert person not in handling.colleagues(case, besides=factories.user())


def test_renaming_the_role_opens_nothing():
    lead = factories.lead(is_superuser=True)
    factories.officer()
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    Group.objects.filter(name=Role.COMPLAINTS_LEAD).update(name="something else")
    person = now_with(lead, "something else", Role.COMPLAINTS_TEAM)
    assert not Case.objects.visible_to(person).filter(pk=case.pk).exists()


def test_a_lead_who_became_the_chief_officer_is_not_sent_the_case():
    lead, officer = factories.lead(), factories.officer()
    factories.senior_reviewer()
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    now_with(lead, Role.CHIEF_OFFICER)

    handling.move_to_chief_officer(case, by=officer, reason="It is theirs.", now=factories.NOW)

    assert factories.fresh(case).queue == Reviewer.SENIOR_REVIEWER


def test_when_the_lead_turns_out_not_to_have_been_involved_they_see_it_again():
    lead, officer = factories.lead(), factories.officer()
    case = factories.checked_case(
        officer, lead_involved=LeadInvolved.UNKNOWN, findings={"lead_was_involved": False}
    )
    assert Case.objects.visible_to(lead).filter(pk=case.pk).exists()

"""The demo accounts: plainly invented people, one for each role and two officers."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cases.permissions import Role


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    last_name: str
    roles: tuple[str, ...]
    does: str
    is_superuser: bool = False


ACCOUNTS = (
    Account("editor", "Elin", "Enghraifft", (Role.EDITOR,), "pages, forms, letters, closed days"),
    Account(
        "welsh.officer", "Gwen", "Enghraifft", (Role.EDITOR, Role.WELSH_OFFICER), "translation"
    ),
    Account("frontline", "Ffion", "Enghraifft", (Role.FRONTLINE,), "answers calls"),
    Account("line.manager", "Llŷr", "Enghraifft", (Role.LINE_MANAGER,), "line manager"),
    Account("team.manager", "Tomos", "Enghraifft", (Role.TEAM_MANAGER,), "team manager"),
    Account("service.manager", "Seren", "Enghraifft", (Role.SERVICE_MANAGER,), "service manager"),
    Account("officer", "Owain", "Enghraifft", (Role.COMPLAINTS_TEAM,), "Complaints Team"),
    Account("officer2", "Olwen", "Enghraifft", (Role.COMPLAINTS_TEAM,), "Complaints Team"),
    Account("complaints.lead", "Carys", "Enghraifft", (Role.COMPLAINTS_LEAD,), "Complaints Lead"),
    Account("chief.officer", "Pryderi", "Enghraifft", (Role.CHIEF_OFFICER,), "Chief Officer"),
    Account(
        "senior.reviewer", "Angharad", "Enghraifft", (Role.SENIOR_REVIEWER,), "senior reviewer"
    ),
    Account("auditor", "Aled", "Enghraifft", (Role.AUDITOR,), "auditor"),
    Account("admin", "Gweinyddwr", "Enghraifft", (), "technical administration", True),
)


def make() -> dict:
    """Make or refresh every demo account; all have the demo password. By username."""
    return {account.username: _make(account) for account in ACCOUNTS}


def _make(account: Account):
    user, new = get_user_model().objects.get_or_create(username=account.username)
    user.first_name, user.last_name = account.first_name, account.last_name
    user.email = f"{account.username}@cyngor.example"
    user.is_superuser = user.is_staff = account.is_superuser
    if new:
        user.set_password(settings.DEMO_PASSWORD)
    user.save()
    user.groups.set(Group.objects.filter(name__in=account.roles))
    return user

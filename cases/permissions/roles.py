"""The roles of the council's people, and the rights a view declares."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from cases.policy.terms import Reviewer


class Role(StrEnum):
    EDITOR = "editor"
    WELSH_OFFICER = "welsh_officer"
    FRONTLINE = "frontline"
    LINE_MANAGER = "line_manager"
    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    COMPLAINTS_TEAM = "complaints_team"
    COMPLAINTS_LEAD = "complaints_lead"
    CHIEF_OFFICER = "chief_officer"
    SENIOR_REVIEWER = "senior_reviewer"
    AUDITOR = "auditor"


# Whose work a queue is (7.2, 7.3). Nobody works the queue of parked cases: it raises an alert.
QUEUE_ROLES: dict[str, frozenset[str]] = {
    Reviewer.COMPLAINTS_TEAM: frozenset({Role.COMPLAINTS_TEAM, Role.COMPLAINTS_LEAD}),
    Reviewer.CHIEF_OFFICER: frozenset({Role.CHIEF_OFFICER}),
    Reviewer.SENIOR_REVIEWER: frozenset({Role.SENIOR_REVIEWER}),
}
CASEWORK_ROLES = frozenset().union(*QUEUE_ROLES.values())
# Who sees to it that the work of a colleague who leaves goes on.
LEADING_ROLES = frozenset({Role.COMPLAINTS_LEAD, Role.CHIEF_OFFICER})
# Who types in what came by post, by telephone or in person.
KEYING_ROLES = CASEWORK_ROLES | {Role.FRONTLINE}
# The rights a view can ask for that several roles hold.
ROLES_WITH = {"casework": CASEWORK_ROLES, "leading": LEADING_ROLES, "keying": KEYING_ROLES}


def roles_of(user) -> frozenset[str]:
    """The roles an active person holds, read once per request."""
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_cyswllt_roles"):
        user._cyswllt_roles = frozenset(user.groups.values_list("name", flat=True))
    return user._cyswllt_roles


def right(name: str) -> Callable[[Any], Any]:
    """Declare the right a view asks for: `public`, `staff`, `casework`, `leading`, `keying`,
    `editors` or `role:x`.

    A view without one answers 404 (`portal.rights`).
    """

    def declare(view: Any) -> Any:
        view.declared_right = name
        return view

    return declare


def has_right(user, name: str) -> bool:
    """Whether `user` holds the right `name`, before any particular case is looked at."""
    if name == "public":
        return True
    roles = roles_of(user)
    if name == "staff":
        return bool(roles)
    if name == "editors":
        return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")
    if name in ROLES_WITH:
        return bool(roles & ROLES_WITH[name])
    return name.removeprefix("role:") in roles

"""Every address and verb of the service, and who may use it."""

import inspect
import json

from django.core.management.base import BaseCommand

from cases import permissions
from portal.rights import patterns, right_of


class Command(BaseCommand):
    help = "List every URL name with the right it asks for, and every verb’s check."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, **options) -> None:
        listing = {"addresses": addresses(), "verbs": verbs()}
        if options["json"]:
            self.stdout.write(json.dumps(listing, indent=1))
            return
        for row in listing["addresses"]:
            self.stdout.write(f"{row['right'] or 'NONE':<24} {row['name']}")
        for row in listing["verbs"]:
            self.stdout.write(f"{row['check']:<40} {row['says']}")


def roles_for(right: str | None) -> list[str]:
    """The roles a right admits, before any particular case is looked at."""
    if right in (None, "public"):
        return ["everyone"] if right else []
    if right in permissions.ROLES_WITH:
        return sorted(permissions.ROLES_WITH[right])
    if right == "staff":
        return sorted(permissions.Role)
    if right == "editors":
        return ["accounts with access to the CMS"]
    return [right.removeprefix("role:")]


def addresses() -> list[dict]:
    return [
        {"name": name, "right": right_of(view, path), "roles": roles_for(right_of(view, path))}
        for name, view, path in patterns()
    ]


def verbs() -> list[dict]:
    return [
        {"check": name, "says": (inspect.getdoc(check) or "").split("\n")[0]}
        for name, check in vars(permissions).items()
        if name.startswith("check_user_can_")
    ]

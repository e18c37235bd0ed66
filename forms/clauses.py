"""Clauses of the policy, as pages of a form link to them."""

from django.urls import reverse

from cases.models import Edition


def clause_link(name: str, edition: Edition | None = None) -> dict[str, str] | None:
    """A clause by its lasting name: its number in an edition and its lasting address."""
    edition = edition or Edition.objects.in_force_on(None)
    number = edition.clause_number(name)
    if number is None:
        return None
    parts = {"name": name} if edition.code == "current" else {"name": name, "edition": edition.code}
    return {"number": number, "url": reverse("clause", kwargs=parts)}

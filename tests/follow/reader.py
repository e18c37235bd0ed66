"""A customer in a browser, with their appeal open."""

import re
import uuid
from typing import Any

from django.test import Client
from django.utils import timezone

from cases import letters
from cases.models import AccessCode, Case, Letter
from tests import factories

ENTER = {"cy": "/cy/dilyn/", "en": "/en/track/"}
APPEAL = {"cy": "/cy/dilyn/apel/", "en": "/en/track/appeal/"}
PAGES = {
    "write": {"cy": "dweud-wrthym/", "en": "tell-us/"},
    "day": {"cy": "dydd-derbyn/", "en": "day-received/"},
    "told": {"cy": "dydd-derbyn/diolch/", "en": "day-received/told/"},
    "withdraw": {"cy": "tynnu-yn-ol/", "en": "withdraw/"},
    "undo": {"cy": "tynnu-yn-ol/dadwneud/", "en": "withdraw/undo/"},
    "language": {"cy": "iaith/", "en": "language/"},
    "questions": {"cy": "cwestiynau/", "en": "questions/"},
    "sent": {"cy": "anfonwyd/", "en": "sent/"},
    "letters": {"cy": "llythyrau/", "en": "letters/"},
}
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def url(page: str, language: str = "en", rest: str = "") -> str:
    return APPEAL[language] + PAGES[page][language] + rest


def code_in(letter: Letter) -> str:
    """The code as the customer reads it in the letter."""
    return re.search(r'class="code">([0-9A-Z]{4}-[0-9A-Z]{4})<', letters.page(letter))[1]


def code_of(case: Case) -> str:
    return code_in(case.letters.get(kind="acknowledgement"))


def enter(client: Client, reference: str, code: str, language: str = "en"):
    return client.post(ENTER[language], {"reference": reference, "code": code})


def reading(case: Case, language: str = "en") -> Client:
    """A browser of its own with `case` open."""
    client = Client()
    code = AccessCode.issue(case, now=timezone.now())
    assert enter(client, case.reference, code, language).status_code == 302
    return client


def hidden(client: Client, address: str) -> dict[str, str]:
    """What the page at `address` sends along unseen."""
    found = dict(HIDDEN.findall(client.get(address).content.decode()))
    found.pop("csrfmiddlewaretoken", None)
    return found


def filled(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """The form at `address`, filled in."""
    return {**hidden(client, address), **typed}


def text(response) -> str:
    return response.content.decode()


def news(case: Case) -> int:
    """How many letters with news were written."""
    return case.letters.filter(kind="progress").count()


def question(case: Case, by=None, words: str = "Pryd ddaeth y llythyr?"):
    """A question an officer put, in a letter nobody can stop any more."""
    from cases import handling
    from cases.correspondence import messages

    by = by or factories.officer()
    handling.claim(case, by=by, now=factories.NOW)
    asked = messages.send(
        factories.fresh(case),
        by=by,
        key=uuid.uuid4(),
        words={"cy": words, "en": "When did the letter come?"},
        asks=True,
        now=factories.NOW,
    )
    settled(case)
    return asked


def settled(case: Case) -> None:
    """The half minute in which an officer may stop a letter is over."""
    case.letters.update(undo_until=None)

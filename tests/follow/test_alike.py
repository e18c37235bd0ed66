"""Whoever tries a reference learns nothing: not whether it exists, nor anything about its case.

The same status, headers, length, number of queries, and the same lines of our own code run.
"""

import re
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.appeals import by_customer
from cases.models import AccessCode, Case, CodeRequest
from cases.policy.terms import Channel
from tests import factories
from tests.follow.reader import ENTER, code_of

NEW_CODE = {"cy": "/cy/dilyn/cod-newydd/", "en": "/en/track/new-code/"}
ABSENT, WRONG = "CYS-BBBBB-BBBBB", "BBBB-BBBB"
OURS = ("/cases/", "/portal/", "/design/", "/bilingual/")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def used(case: Case) -> str:
    code = code_of(case)
    AccessCode.objects.filter(case=case).update(used_at=timezone.now())
    return code


def expired(case: Case) -> str:
    code = code_of(case)
    AccessCode.objects.filter(case=case).update(expires_at=timezone.now() - timedelta(seconds=1))
    return code


# Each way to be wrong: the reference and the code that are typed, given two cases.
WRONGS: dict[str, Callable[[Case, Case], tuple[str, str]]] = {
    "a wrong code": lambda case, other: (case.reference, WRONG),
    "no such reference": lambda case, other: (ABSENT, code_of(case)),
    "someone else's reference": lambda case, other: (other.reference, code_of(case)),
    "a used code": lambda case, other: (case.reference, used(case)),
    "an expired code": lambda case, other: (case.reference, expired(case)),
}


class Seen:
    """All that can be told apart of one POST, from outside and from inside."""

    def __init__(self, address: str, typed: dict[str, str]) -> None:
        client, self.path = Client(), []
        client.get(address)
        sys.setprofile(self._note)
        try:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                response = client.post(address, typed)
        finally:
            sys.setprofile(None)
        body = TOKEN.sub("", response.content.decode())
        for words in typed.values():
            body = body.replace(words, "x" * len(words)) if words else body
        self.status, self.body = response.status_code, body
        self.length = len(response.content)
        self.headers = sorted(response.headers.items())
        self.cookies = sorted(response.cookies)
        self.queries = len(asked)
        self.tables = [re.findall(r'"((?:cases|portal|django)_\w+)"', q["sql"])[:1] for q in asked]

    def _note(self, frame, event: str, _argument) -> None:
        code = frame.f_code
        if event == "call" and any(part in code.co_filename for part in OURS):
            self.path.append((code.co_filename.rpartition("/")[2], code.co_name))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


@pytest.fixture
def warm(language):
    """What is loaded once is loaded."""
    Seen(ENTER[language], {"reference": "CYS-CCCCC-CCCCC", "code": WRONG})
    Seen(NEW_CODE[language], {"reference": "CYS-CCCCC-CCCCC", "channel": ""})


@pytest.mark.parametrize("wrong", WRONGS)
def test_every_wrong_try_is_like_a_reference_that_does_not_exist(wrong, language, warm):
    reference, code = WRONGS[wrong](factories.case(), factories.case())
    tried = Seen(ENTER[language], {"reference": reference, "code": code})
    nothing = Seen(ENTER[language], {"reference": "CYS-DDDDD-DDDDD", "code": "DDDD-DDDD"})
    assert vars(tried) == vars(nothing)
    assert tried.status == 200 and tried.queries and tried.path


CUSTOMERS = {
    "by e-mail": {},
    "by post only": {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr"},
    "by telephone only": {"channels": frozenset({Channel.PHONE}), "phone": "01632 960001"},
}


@pytest.mark.parametrize("channel", ["", "email", "post", "phone"])
@pytest.mark.parametrize("customer", CUSTOMERS)
def test_asking_for_a_code_in_any_way_says_nothing_of_who_may_be_reached_how(
    customer, channel, language, warm
):
    case = factories.case(**CUSTOMERS[customer])
    asked = Seen(NEW_CODE[language], {"reference": case.reference, "channel": channel})
    nothing = Seen(NEW_CODE[language], {"reference": ABSENT, "channel": channel})
    assert vars(asked) == vars(nothing)
    kept = CodeRequest.objects.filter(reference__in=(case.reference, ABSENT), channel=channel)
    assert asked.status == 302 and kept.count() == 2


@pytest.mark.parametrize("stands", ["decided", "withdrawn", "open"])
def test_the_state_of_a_case_does_not_show_before_the_code(stands, language, warm):
    case = factories.decided_case() if stands == "decided" else factories.case()
    if stands == "withdrawn":
        by_customer.withdraw(case, known=0, now=factories.NOW)
    tried = Seen(ENTER[language], {"reference": case.reference, "code": WRONG})
    nothing = Seen(ENTER[language], {"reference": ABSENT, "code": WRONG})
    assert vars(tried) == vars(nothing)

"""Several people at the same moment: one draft, one request, one translation filed."""

import threading

import pytest
from django.db import connection

from cases.casework import drafts
from cases.models import DraftWords, Translation
from cases.permissions import Refused, Role
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
TABS = 4


def at_once(act) -> list[str]:
    """What came of each tab acting at the same moment: `done`, or why not."""
    outcomes, barrier = [], threading.Barrier(TABS)

    def run(number: int) -> None:
        barrier.wait()
        try:
            act(number)
            outcomes.append("done")
        except drafts.Stale:
            outcomes.append("stale")
        except Refused as refused:
            outcomes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(TABS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def ask(case, officer, words: str) -> Translation:
    return asking.ask(
        fresh(case),
        "decision",
        pieces={"reasons": words},
        source="en",
        target="cy",
        by=officer,
        now=NOW,
    )


def test_of_several_tabs_saving_other_words_one_is_kept_and_the_rest_are_told(ground):
    officer = factories.officer()
    for _ in range(5):
        case = factories.case()

        def save(number: int, case=case) -> None:
            words = {"reasons_en": f"Tab {number}"}
            drafts.save(case, "triage", words, by=officer, now=NOW, version=0)

        assert at_once(save) == ["done", *["stale"] * (TABS - 1)]
        assert DraftWords.objects.filter(case=case).count() == 1


def test_of_several_tabs_asking_for_the_same_words_one_request_waits(ground):
    officer = factories.officer()
    case = factories.case()

    assert at_once(lambda number: ask(case, officer, "The same words.")) == ["done"] * TABS
    assert Translation.objects.filter(case=case).count() == 1


def test_of_several_translators_filing_at_once_one_files(ground):
    asked = ask(factories.case(), factories.officer(), "The words.")
    people = [factories.user(Role.WELSH_OFFICER) for _ in range(TABS)]

    def file(number: int) -> None:
        filing.file(asked, by=people[number], words={"reasons": f"Gair {number}"}, now=NOW)

    assert at_once(file) == ["done", *["translation_filed"] * (TABS - 1)]
    assert asked.case.events.filter(kind="translation_filed").count() == 1

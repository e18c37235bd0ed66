"""The same form sent at the same moment, and files of forms that nobody sent."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from cases import files
from cases.casework import drafts
from cases.correspondence import messages, uploads
from cases.models import StoredFile
from tests import factories


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_engines
def test_one_message_sent_six_times_at_once_is_one_message():
    factories.ground_rules(dated=True)
    case, key, ready = factories.case(), uuid.uuid4(), Barrier(6)

    def send(_n: int) -> int:
        ready.wait(timeout=60)
        try:
            return messages.receive(
                case,
                key=key,
                words="Helo",
                language="cy",
                via="online",
                came_on=date(2026, 11, 23),
                now=factories.NOW,
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        sent = set(pool.map(send, range(6)))

    assert len(sent) == case.messages.count() == 1


def test_a_file_sent_twice_by_a_second_click_goes_once(held, upload):
    case, _by = held()
    key = uuid.uuid4()
    for _time in range(2):
        files.store(upload(), draft=key)

    messages.receive(
        case,
        key=key,
        words="Helo",
        language="cy",
        via="online",
        came_on=date(2026, 11, 23),
        files=uploads.kept(key),
        now=factories.NOW,
    )

    assert case.files.count() == 1
    assert not StoredFile.objects.filter(draft=key).exists()


def test_files_of_forms_nobody_sent_go_and_those_of_drafts_stay(held, upload, moment):
    case, by = held()
    moment(factories.NOW)
    keys = {name: uuid.uuid4() for name in ("left", "drafted", "elsewhere")}
    for key in keys.values():
        files.store(upload(), draft=key)
    typed = {"key": str(keys["drafted"]), "words_en": "x"}
    drafts.save(case, messages.FORM, typed, by=by, now=factories.NOW, version=0)

    assert uploads.purge(besides=[keys["elsewhere"]], now=factories.NOW) == 0
    later = factories.NOW + timedelta(weeks=6)
    assert uploads.purge(besides=[keys["elsewhere"]], now=later) == 1

    left = set(StoredFile.objects.values_list("draft", flat=True))
    assert left == {keys["drafted"], keys["elsewhere"]}


def test_the_clock_takes_them_away(held, upload, moment):
    moment(factories.NOW)
    held()
    files.store(upload(), draft=uuid.uuid4())
    StoredFile.objects.update(stored_at=factories.NOW - timedelta(weeks=6))

    call_command("clock")

    assert not StoredFile.objects.exists()

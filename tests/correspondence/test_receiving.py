"""What the customer tells us is kept once, as it was written, with its files."""

import uuid
from datetime import date

import pytest

from cases import files, permissions
from cases.correspondence import messages
from cases.models import Message
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules(dated=True)


def receive(case, **over):
    said = {
        "key": uuid.uuid4(),
        "words": "Here is the letter.",
        "language": "en",
        "via": Message.Via.ONLINE,
        "came_on": date(2026, 11, 23),
        "now": factories.NOW,
    }
    return messages.receive(case, **{**said, **over})


def test_a_message_is_kept_as_it_was_written_and_is_new():
    case = factories.case()

    message = receive(case, words="Dyma’r llythyr: ŵ ŷ <b>", language="cy")

    kept = factories.fresh(message)
    assert (kept.words, kept.language) == ("Dyma’r llythyr: ŵ ŷ <b>", "cy")
    assert list(case.messages.unread()) == [kept]


def test_the_same_form_sent_twice_is_one_message():
    case, key = factories.case(), uuid.uuid4()

    first = receive(case, key=key)

    assert receive(case, key=key) == first
    assert case.messages.count() == 1


def test_a_form_sent_twice_with_its_file_keeps_one_file(upload):
    case, key = factories.case(), uuid.uuid4()
    for _time in range(2):
        stored = files.store(upload(), draft=key)
        receive(case, key=key, files=[stored])

    assert case.files.count() == 1
    assert case.messages.get().files.count() == 1


def test_files_of_another_form_are_not_taken(upload):
    case = factories.case()
    stranger = files.store(upload(), draft=uuid.uuid4())

    message = receive(case, files=[stranger])

    assert message.files.count() == 0
    assert factories.fresh(stranger).case is None


def test_the_key_of_another_cases_message_opens_nothing():
    key = uuid.uuid4()
    receive(factories.case(), key=key)

    with pytest.raises(permissions.Refused):
        receive(factories.case(), key=key)


def test_what_came_to_a_closed_case_is_kept_too():
    case = factories.decided_case()

    assert receive(case).case == case


def test_the_event_names_the_message_and_not_its_words():
    case = factories.case()

    message = receive(case, words="secret words")

    event = case.events.get(kind="message_received")
    assert event.data == {"message": message.pk, "via": "online", "language": "en"}


def test_only_who_may_see_the_case_files_for_it():
    case = factories.case()

    with pytest.raises(permissions.Refused, match="not_visible"):
        receive(case, by=factories.user("frontline"))

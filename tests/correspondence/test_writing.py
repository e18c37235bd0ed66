"""An officer writes to the customer: as it is owed to them, once, and to be stopped in time."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases import letters, permissions
from cases.contact import plans
from cases.correspondence import languages, messages
from cases.letters import Waiver
from cases.models import DraftWords, Letter, Message, StoredFile, Translation
from cases.policy.clauses import Clause
from cases.policy.terms import Channel
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(moment):
    return moment(factories.NOW)


def url(case, part="write/"):
    return f"/staff/cases/{case.reference}/letters/{part}"


def typed(**over):
    return {
        "key": str(uuid.uuid4()),
        "asks": "question",
        "words_en": "Which letter do you mean?",
        "channel": "email",
        "carried": "theirs",
        **over,
    }


def send(browser, case, **over):
    """Type, read the letter, send it."""
    seen = browser.get(url(case)).context["version"]
    said = typed(**{"version": seen, **over})
    page = browser.post(url(case), said)
    assert "preview" in page.context, page.context["form"].errors
    said = {name: value for name, value in said.items() if name != "files"}
    version = page.context["version"]
    return browser.post(url(case), {**said, "version": version, "step": "send"})


def receive(case, language):
    return messages.receive(
        case,
        key=uuid.uuid4(),
        words="Helo",
        language=language,
        via="online",
        came_on=date(2026, 11, 23),
        now=factories.NOW,
    )


def test_a_question_goes_to_the_customer_and_is_kept(held, signed_in):
    case, by = held()

    answer = send(signed_in(by), case)

    assert answer["Location"] == url(case, "")
    message = case.messages.get()
    assert (message.direction, message.asks, message.by) == ("out", True, by)
    assert (message.letter.kind, message.letter.channel) == ("message", "email")
    assert b"Which letter do you mean?" in bytes(message.letter.message)


def test_sending_the_same_form_twice_is_one_message(held, signed_in):
    case, by = held()
    browser, key = signed_in(by), str(uuid.uuid4())

    send(browser, case, key=key)
    again = browser.post(url(case), typed(key=key, step="send"))

    assert again["Location"] == url(case, "")
    assert case.messages.count() == 1
    assert not DraftWords.objects.exists()


def test_only_the_one_who_holds_the_case_writes(held, signed_in):
    case, _by = held()
    colleague = factories.officer()

    assert signed_in(colleague).get(url(case)).status_code == 409
    with pytest.raises(permissions.Refused, match="take_it_first"):
        messages.send(
            case,
            by=colleague,
            key=uuid.uuid4(),
            words={"en": "Hello"},
            asks=False,
            now=factories.NOW,
        )


def test_what_was_typed_is_a_draft_until_it_is_sent(held, signed_in):
    case, by = held()
    browser = signed_in(by)

    browser.post(url(case), typed(step="save"))

    assert browser.get(url(case)).context["form"]["words_en"].value() == (
        "Which letter do you mean?"
    )
    assert not case.messages.exists()


def test_words_are_needed_in_every_language_of_the_letter(held, signed_in):
    case, by = held(reply_language="both")

    page = signed_in(by).post(url(case), typed())

    assert "words_cy" in page.context["form"].errors
    assert page.context["form"]["words_en"].value() == "Which letter do you mean?"


def test_the_words_can_wait_for_their_translation(held, signed_in):
    case, by = held(reply_language="cy")
    browser = signed_in(by)

    answer = browser.post(url(case), typed(step="ask"))

    assert answer.status_code == 302
    asked = case.translations.waiting().get()
    assert (asked.what, asked.target_language) == ("message", "cy")
    assert asked.pieces[0]["source"] == "Which letter do you mean?"


def test_another_language_needs_a_reason(held, signed_in):
    case, by = held()
    browser = signed_in(by)

    page = browser.post(url(case), typed(carried="cy", words_cy="Pa lythyr?"))
    assert "waiver_language" in page.context["form"].errors

    send(browser, case, carried="cy", words_cy="Pa lythyr?", waiver_language="Ar y ffôn")
    assert case.messages.get().letter.languages == "cy"


def test_welsh_in_is_welsh_out(held, signed_in):
    case, by = held(reply_language="en")
    receive(case, "cy")
    browser = signed_in(by)

    page = browser.get(url(case))
    assert page.context["answers_welsh"]
    send(browser, case, words_en="", words_cy="Pa lythyr?")

    letter = case.messages.get(direction="out").letter
    assert letter.languages == "cy"
    assert letter.exceptions == [{"what": "language", "reason": languages.ANSWERS_WELSH}]


def test_answering_welsh_in_english_needs_a_reason_which_is_kept(held, signed_in):
    case, by = held(reply_language="en")
    receive(case, "cy")
    browser = signed_in(by)

    page = browser.post(url(case), typed(carried="en"))
    assert "waiver_language" in page.context["form"].errors
    send(browser, case, carried="en", waiver_language="She asked for it on the telephone")

    assert case.messages.get(direction="out").letter.exceptions == [
        {"what": "not_in_welsh", "reason": "She asked for it on the telephone"}
    ]


@pytest.mark.parametrize(
    ("asked", "owed"), [("", ("cy",)), ("en", ("cy",)), ("both", ("cy", "en"))]
)
def test_welsh_is_owed_to_who_writes_in_welsh(held, asked, owed):
    case, _by = held(reply_language=asked)

    receive(case, "cy")

    assert languages.owed(case) == owed


def test_a_channel_the_plan_bars_is_refused_with_its_clause(held, signed_in, language):
    case, by = held(channels=frozenset({Channel.EMAIL, Channel.POST}), address="1 Stryd")
    plans.record(
        case,
        by=by,
        now=factories.NOW,
        may_email=False,
        may_post=True,
        may_phone=True,
        phone_days=[],
        contact_person="",
        clause=Clause.MEASURES,
    )

    page = signed_in(by, language).post(url(case), typed())

    assert [code for code, _name in page.context["form"].fields["channel"].choices] == ["post"]
    assert "6.1" in str(page.context["form"].errors["channel"])
    with pytest.raises(permissions.Refused, match="channel_barred"):
        messages.send(
            factories.fresh(case),
            by=by,
            key=uuid.uuid4(),
            words={"en": "Hello"},
            asks=False,
            channel=Channel.EMAIL,
            now=factories.NOW,
        )


def test_files_are_kept_while_the_letter_is_read_and_go_with_it(held, signed_in, upload):
    case, by = held()

    send(signed_in(by), case, files=[upload("map.png")])

    message = case.messages.get()
    assert [file.name for file in message.files.all()] == ["map.png"]
    assert case.files.get() == message.files.get()


def test_a_file_of_another_kind_is_named_and_the_words_stay(held, signed_in, upload):
    case, by = held()

    page = signed_in(by).post(url(case), typed(files=[upload("x.exe", b"MZ")]))

    assert "x.exe" in str(page.context["form"].errors["files"])
    assert page.context["form"]["words_en"].value() == "Which letter do you mean?"


def test_a_file_can_be_taken_off_again(held, signed_in, upload):
    case, by = held()
    browser, key = signed_in(by), str(uuid.uuid4())
    browser.post(url(case), typed(key=key, step="save", files=[upload()]))
    stored = StoredFile.objects.get(draft=key)

    page = browser.post(url(case), typed(key=key, step=f"remove-{stored.pk}"))

    assert page.context["kept"] == []
    assert not StoredFile.objects.filter(draft=key).exists()


def test_stopping_puts_words_and_files_back_in_the_form(held, signed_in, upload):
    case, by = held()
    browser = signed_in(by)
    send(browser, case, files=[upload("map.png")])
    letter = case.messages.get().letter
    assert "stop" in browser.get(url(case, "")).content.decode()

    answer = browser.post(url(case, f"{letter.pk}/stop/"))

    assert answer["Location"] == url(case)
    page = browser.get(url(case))
    assert page.context["form"]["words_en"].value() == "Which letter do you mean?"
    assert [file.name for file in page.context["kept"]] == ["map.png"]
    assert factories.fresh(letter).state == "stopped"
    assert not case.files.exists()


def test_stopped_words_can_be_sent_after_all(held, signed_in):
    case, by = held()
    browser = signed_in(by)
    send(browser, case)
    browser.post(url(case, f"{case.messages.get().letter_id}/stop/"))
    form = browser.get(url(case)).context["form"]

    send(browser, case, **{name: form[name].value() or "" for name in ("key", "words_en")})

    assert list(case.letters.filter(kind="message").values_list("state", flat=True)) == [
        "stopped",
        "queued",
    ]


def test_after_half_a_minute_it_cannot_be_stopped(held, signed_in):
    case, by = held()
    browser = signed_in(by)
    send(browser, case)
    letter = case.messages.get().letter
    Letter.objects.filter(pk=letter.pk).update(undo_until=timezone.now() - timedelta(seconds=1))

    answer = browser.post(url(case, f"{letter.pk}/stop/"))

    assert answer.status_code == 409
    assert factories.fresh(letter).state == "queued"


def test_a_decision_letter_is_not_stopped_like_a_message(held, signed_in):
    case, by = held()
    letter = case.letters.get(kind="acknowledgement")

    assert signed_in(by).post(url(case, f"{letter.pk}/stop/")).status_code == 404


def test_an_unknown_way_is_never_sent(held):
    case, by = held()

    with pytest.raises(letters.LetterIncomplete):
        messages.send(
            case,
            by=by,
            key=uuid.uuid4(),
            words={"en": "  "},
            asks=False,
            waivers=(Waiver("language", "x"),),
            now=factories.NOW,
        )
    assert not Message.objects.exists()


def test_a_colleague_puts_no_file_into_a_message_they_do_not_write(held, signed_in, upload):
    case, by = held()
    browser, colleague = signed_in(by), signed_in(factories.officer())
    said = typed(files=[upload("mine.png")], step="save")
    browser.post(url(case), said)
    mine = StoredFile.objects.get(draft=said["key"])

    for over in ({"files": [upload("theirs.png")]}, {"step": f"remove-{mine.pk}"}):
        for key in (said["key"], ""):
            colleague.post(url(case), typed(key=key, **over))

    assert list(StoredFile.objects.filter(draft=said["key"])) == [mine]
    assert browser.get(url(case)).context["kept"] == [mine]


def test_the_key_of_another_cases_message_takes_nothing_from_it(held, signed_in, upload):
    case, by = held()
    other, other_by = held()
    said = typed(files=[upload()], step="save")
    signed_in(by).post(url(case), said)
    browser = signed_in(other_by)

    page = browser.post(url(other), typed(key=said["key"]))
    browser.post(url(other, "record/"), {"key": said["key"], "step": "change"})

    assert page.context["kept"] == []
    assert StoredFile.objects.get().draft == uuid.UUID(said["key"])


def test_a_letter_chosen_in_both_languages_is_asked_to_be_translated(held, signed_in):
    case, by = held()
    browser = signed_in(by)

    browser.post(url(case), typed(carried="cy,en", step="ask"))

    asked = Translation.objects.get(case=case)
    assert (asked.source_language, asked.target_language) == ("en", "cy")
    boxes = browser.get(url(case)).context["form"].word_boxes
    assert not any(box.field.only_to_translate for box in boxes)


def test_the_case_says_that_a_message_is_begun(held, signed_in):
    case, by = held()
    browser = signed_in(by, "en")
    browser.post(url(case), typed(step="save"))

    for part in ("", "letters/"):
        page = browser.get(f"/staff/cases/{case.reference}/{part}")
        assert page.content.decode().count("Begun and saved by") == 1


def test_the_box_of_the_language_chosen_comes_first_and_open(held, signed_in):
    case, by = held()

    page = signed_in(by).post(url(case), typed(carried="cy"))

    boxes = page.context["form"].word_boxes
    assert [(box.name, box.field.only_to_translate) for box in boxes] == [
        ("words_cy", False),
        ("words_en", True),
    ]
    assert boxes[0].errors

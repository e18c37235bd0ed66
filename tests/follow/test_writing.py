"""A customer adds words and files to their appeal, and answers a question; each is kept once."""

import time
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cases.files.storage import path_of
from cases.follow import unsent
from cases.models import ContactPlan, Message, StoredFile, UnsentMessage
from tests import factories
from tests.files.samples import PDF, picture, upload
from tests.follow.reader import APPEAL, filled, hidden, news, question, reading, settled, text, url

WORDS = "Ffoniais am 9.30 ŵ <b>&</b> 😀"


def bytes_on_disk(file: StoredFile) -> bytes:
    return path_of(file.pk).read_bytes()


def test_words_and_files_reach_the_case_and_a_receipt_says_so(language):
    case = factories.case()
    client = reading(case, language)
    typed = filled(
        client,
        url("write", language),
        words=WORDS,
        evidence=[upload("tystiolaeth.pdf"), upload("llun.png", picture())],
    )
    sent = client.post(url("write", language), typed)
    message = case.messages.get()
    assert (message.words, message.language, message.via) == (WORDS, language, "online")
    assert sent.url == url("sent", language, f"{message.pk}/")
    assert sorted(message.files.values_list("name", flat=True)) == ["llun.png", "tystiolaeth.pdf"]
    assert set(case.files.all()) == set(message.files.all())
    assert {bytes_on_disk(file) for file in case.files.all()} == {PDF, picture()}
    receipt = text(client.get(sent.url))
    assert "&lt;b&gt;&amp;&lt;/b&gt; 😀" in receipt and "tystiolaeth.pdf" in receipt
    assert url("sent", language, f"{message.pk}/") in text(client.get(APPEAL[language]))
    assert news(case) == 1 and not UnsentMessage.objects.exists()


def test_files_alone_are_enough_and_nothing_is_not(case):
    client = reading(case)
    empty = client.post(url("write"), filled(client, url("write"), words=" \n "))
    assert "words" in empty.context["form"].errors and not case.messages.exists()
    client.post(url("write"), filled(client, url("write"), words="", evidence=[upload()]))
    assert case.messages.get().files.count() == 1


def test_a_refused_file_costs_neither_the_words_nor_the_other_files(case, language):
    client = reading(case, language)
    typed = filled(
        client,
        url("write", language),
        words=WORDS,
        evidence=[upload("da.pdf"), upload("drwg.exe", b"MZ" * 100), upload("gwag.pdf", b"")],
    )
    page = client.post(url("write", language), typed)
    assert page.status_code == 200 and len(page.context["form"].errors["evidence"]) == 2
    assert "da.pdf" in text(page) and "9.30 ŵ &lt;b&gt;" in text(page)
    client.post(url("write", language), {**typed, "evidence": []})
    assert case.messages.get().files.get().name == "da.pdf"


def test_what_is_saved_is_there_when_they_come_back_and_a_file_can_be_taken_out(
    case, django_capture_on_commit_callbacks
):
    client = reading(case)
    typed = filled(client, url("write"), words=WORDS, evidence=[upload()])
    assert client.post(url("write"), {**typed, "go-upload": "1"}).url == url("write")
    later = reading(case)
    page = text(later.get(url("write")))
    assert "9.30 ŵ" in page and "llythyr.pdf" in page and not case.messages.exists()
    file = StoredFile.objects.get()
    typed = filled(later, url("write"), words=WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        later.post(url("write"), {**typed, "go-remove-file": str(file.pk)})
    assert not StoredFile.objects.exists() and not path_of(file.pk).exists()


def test_a_change_of_language_keeps_what_was_written(case):
    client = reading(case)
    typed = filled(client, url("write"), words=WORDS, evidence=[upload()])
    sent = client.post(url("write"), {**typed, "go-language": "cy"})
    assert sent.url == url("write", "cy")
    page = text(client.get(sent.url))
    assert "9.30 ŵ" in page and "llythyr.pdf" in page


def test_the_same_form_sent_twice_is_one_message_one_file_one_letter(case):
    client = reading(case)
    typed = filled(client, url("write"), words=WORDS)
    answers = [client.post(url("write"), {**typed, "evidence": [upload()]}).url for _ in range(3)]
    assert len(set(answers)) == 1
    assert (case.messages.count(), StoredFile.objects.count(), news(case)) == (1, 1, 1)


def test_two_tabs_are_two_messages(case):
    client = reading(case)
    one, other = (filled(client, url("write"), words=words) for words in ("one", "two"))
    client.post(url("write"), one)
    client.post(url("write"), other)
    assert set(case.messages.values_list("words", flat=True)) == {"one", "two"}


def test_a_sent_page_with_other_words_keeps_them_and_asks(case):
    client = reading(case)
    typed = filled(client, url("write"), words="one")
    client.post(url("write"), typed)
    page = client.post(url("write"), {**typed, "words": "two", "evidence": [upload()]})
    assert page.status_code == 200 and "already sent a message" in text(page)
    assert ">two<" in text(page).replace("\n", "") and "llythyr.pdf" in text(page)
    assert case.messages.count() == 1
    again = {"draft": page.context["draft"], "words": "two"}
    client.post(url("write"), again)
    assert case.messages.filter(words="two").get().files.count() == 1


def test_a_page_open_too_long_loses_nothing(case, language):
    client = reading(case, language)
    typed = filled(client, url("write", language), words=WORDS)
    with time_machine.travel(time.time() + 59 * 60):
        assert client.get(url("write", language)).status_code == 200
    with time_machine.travel(time.time() + 3 * 60 * 60):
        closed = client.post(url("write", language), {**typed, "evidence": [upload()]})
        page = text(client.get(closed.url))
    assert {"cy": "Mae’r hyn a ysgrifennwyd gennych wedi’i gadw", "en": "What you wrote is kept"}[
        language
    ] in page
    assert not case.messages.exists()
    page = text(reading(case, language).get(url("write", language)))
    assert "9.30 ŵ" in page and "llythyr.pdf" in page


def test_another_browser_with_the_page_sends_nothing(case):
    typed = filled(reading(case), url("write"), words="not mine")
    stranger = Client()
    assert stranger.post(url("write"), typed).status_code == 302
    assert not case.messages.exists()
    assert "not mine" not in text(stranger.get("/en/track/?page=kept"))


def test_a_page_of_another_case_sends_nothing_to_the_one_open_now(case):
    other = factories.case()
    theirs = reading(other)
    typed = filled(theirs, url("write"), words="theirs", evidence=[upload("theirs.pdf")])
    theirs.post(url("write"), {**typed, "go-upload": "1"})
    client = reading(case)
    typed = {"draft": hidden(theirs, url("write"))["draft"], "words": "more of theirs"}
    assert client.post(url("write"), typed).status_code == 409
    assert not Message.objects.exists() and StoredFile.objects.get().draft is not None
    kept = text(theirs.get(url("write")))
    assert "theirs.pdf" in kept and "more of theirs" in kept


def test_an_answer_to_another_cases_question_is_kept_with_it(case):
    other = factories.case()
    asked = question(other)
    address = url("questions", "en", f"{asked.pk}/")
    theirs = reading(other)
    typed = filled(theirs, address, words="On Monday.")
    assert reading(case).post(address, typed).status_code == 409
    assert not Message.objects.filter(direction="in").exists()
    assert "On Monday." in text(theirs.get(address))


@pytest.mark.parametrize(
    "draft", ["", "x", "\x00", "a:b:c", str(uuid.UUID(int=7)), "WyJhIl0:1:x" * 1000]
)
def test_a_key_that_is_not_ours_loses_no_words(case, draft):
    reading(case).post(url("write"), {"draft": draft, "words": WORDS})
    assert case.messages.get().words == WORDS


def test_a_megabyte_of_words_is_kept_on_the_page_and_not_sent(case):
    client = reading(case)
    page = client.post(url("write"), filled(client, url("write"), words="ŵ" * 500_000))
    assert page.status_code == 200 and "words" in page.context["form"].errors
    assert len(UnsentMessage.objects.get().words) == unsent.MOST_CHARACTERS
    assert not case.messages.exists()


def test_nul_bytes_are_taken_out_and_said(case):
    client = reading(case)
    page = client.post(url("write"), filled(client, url("write"), words="a\x00b\x1bc"))
    assert "words" in page.context["form"].errors
    assert UnsentMessage.objects.get().words == "abc"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("a\x00.exe", "a.exe.pdf"),
        ("ŵ" * 200_000 + ".pdf", None),
        ("\u202egpj.exe.pdf", "gpj.exe.pdf"),
        ("", "file.pdf"),
    ],
)
def test_a_hostile_name_is_made_safe(case, name, kept):
    place = unsent.fresh(case, None)
    unsent.save(place, "")
    sent = SimpleUploadedFile("x.pdf", PDF)
    sent._name = name
    assert unsent.keep(place, [sent]) == []
    [file] = unsent.files_of(place)
    assert file.name == kept or (kept is None and len(file.name) <= 150)
    assert path_of(file.pk).name == str(file.pk)


@pytest.mark.parametrize("chosen", [6, 30])
def test_too_many_files_are_said_beside_the_control_and_the_words_stay(case, chosen):
    client = reading(case)
    files = [upload(f"{n}.pdf", PDF + str(n).encode()) for n in range(chosen)]
    page = client.post(url("write"), filled(client, url("write"), words=WORDS, evidence=files))
    assert "evidence" in page.context["form"].errors
    assert page.context["form"]["words"].value() == WORDS
    assert StoredFile.objects.count() == 5 and not case.messages.exists()


def test_a_case_takes_no_more_files_than_it_can_hold(case, settings):
    settings.FILE_MAX_OF_A_CASE = 1
    client = reading(case)
    client.post(url("write"), filled(client, url("write"), words="x", evidence=[upload()]))
    page = text(client.get(url("write")))
    assert 'type="file"' not in page
    client.post(url("write"), filled(client, url("write"), words="words still go"))
    assert case.messages.count() == 2


def test_files_that_nobody_sends_are_counted_too(case, settings):
    settings.FILE_MAX_OF_A_CASE = 1
    client = reading(case)
    for _page in range(3):  # without the page's own key, each is a new message
        client.post(url("write"), {"words": "x", "evidence": [upload()], "go-upload": "1"})
    assert StoredFile.objects.count() == 1


def test_what_nobody_sends_goes_after_four_weeks_with_its_files(
    case, django_capture_on_commit_callbacks
):
    client = reading(case)
    typed = filled(client, url("write"), words=WORDS, evidence=[upload()])
    client.post(url("write"), {**typed, "go-upload": "1"})
    [file] = StoredFile.objects.all()
    assert unsent.purge() == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert unsent.purge(timezone.now() + unsent.LIFE + timedelta(seconds=1)) == 1
    assert not UnsentMessage.objects.exists() and not path_of(file.pk).exists()


def test_an_answered_appeal_still_keeps_what_is_sent_and_says_what_it_is_worth(language):
    case = factories.decided_case()
    settled(case)
    told_before = news(case)
    client = reading(case, language)
    client.post(url("write", language), filled(client, url("write", language), words=WORDS))
    message = case.messages.get()
    receipt = text(client.get(url("sent", language, f"{message.pk}/")))
    assert {"cy": "nid yw hyn yn ei hailagor", "en": "does not open it again"}[language] in receipt
    assert news(case) == told_before


def test_measures_never_close_this_way(case):
    plan = ContactPlan.objects.create(
        may_email=False, may_phone=False, contact_person="Mair Enghraifft",
        recorded_by=factories.officer(), recorded_at=factories.NOW,
    )  # fmt: skip
    type(case.customer).objects.filter(pk=case.customer_id).update(plan=plan)
    client = reading(case)
    page = text(client.get(APPEAL["en"]))
    assert "You can always write to us here" in page and "Mair Enghraifft" in page
    assert "by letter" in page and "by telephone" not in page
    client.post(url("write"), filled(client, url("write"), words=WORDS))
    assert case.messages.get().words == WORDS


# --- A question of ours --------------------------------------------------------------------------
def test_a_question_is_shown_in_the_language_of_the_page_and_answered():
    case = factories.case(reply_language="both")
    asked = question(case)
    for language, words in (("cy", "Pryd ddaeth y llythyr?"), ("en", "When did the letter come?")):
        page = text(reading(case, language).get(url("questions", language, f"{asked.pk}/")))
        assert words in page
    client = reading(case)
    at = url("questions", "en", f"{asked.pk}/")
    assert at in text(client.get(APPEAL["en"]))
    client.post(at, filled(client, at, words="On Monday."))
    answer = case.messages.get(direction="in")
    assert answer.answers == asked and answer.words == "On Monday."
    assert at not in text(client.get(APPEAL["en"]))


def test_a_question_can_be_answered_again(case):
    asked = question(case)
    client = reading(case)
    at = url("questions", "en", f"{asked.pk}/")
    for words in ("On Monday.", "No, on Tuesday."):
        client.post(at, filled(client, at, words=words))
    assert Message.objects.filter(answers=asked).count() == 2


def test_a_question_that_may_still_be_stopped_is_not_there(case):
    asked = question(case)
    case.letters.filter(pk=asked.letter_id).update(undo_until=timezone.now() + timedelta(seconds=9))
    client = reading(case)
    at = url("questions", "en", f"{asked.pk}/")
    assert at not in text(client.get(APPEAL["en"])) and client.get(at).status_code == 404


def test_someone_elses_question_and_receipt_are_not_there(case):
    other = factories.case()
    asked = question(other)
    theirs = reading(other)
    theirs.post(url("write"), filled(theirs, url("write"), words="theirs"))
    sent = other.messages.get(direction="in")
    client = reading(case)
    for page, number in (("questions", asked.pk), ("sent", sent.pk), ("sent", asked.pk)):
        assert client.get(url(page, "en", f"{number}/")).status_code == 404

"""Every outgoing item goes by a permitted way, in the person's languages, with what was agreed."""

import email
import email.policy
import itertools
from datetime import timedelta

import pytest
from django.utils import timezone

from cases import letters
from cases.letters.composed import Waiver
from cases.models import (
    AccessCode,
    Adjustments,
    Case,
    ContactPlan,
    Customer,
    Letter,
    LetterState,
    Message,
    StoredFile,
)
from cases.permissions import Refused
from cases.policy.terms import Channel
from tests import factories

pytestmark = pytest.mark.django_db
EVERY_WAY = {
    "channels": frozenset({Channel.EMAIL, Channel.POST, Channel.PHONE}),
    "address": "1 Stryd Fawr\nWrecsam",
    "phone": "01632 960 001",
}


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer()


def planned(case: Case, officer, **over) -> Case:
    """The case of a person whose contact plan is this."""
    plan = ContactPlan.objects.create(recorded_by=officer, recorded_at=factories.NOW, **over)
    Customer.objects.filter(cases=case).update(plan=plan)
    return factories.fresh(case)


def agreed(case: Case, **over) -> Case:
    Adjustments.objects.update_or_create(
        customer=case.customer, defaults={"recorded_at": factories.NOW, **over}
    )
    return factories.fresh(case)


def message(case: Case, officer, **over) -> Message:
    said = {"words": "Pryd y daeth y llythyr?", "words_translated": "When did the letter come?"}
    fields = {"language": "cy", "by": officer, "at": factories.NOW, "came_on": "2026-11-23"}
    out = {"case": case, "direction": "out", "via": "letter"}
    return Message.objects.create(**{**out, **fields, **said, **over})


def write(case: Case, kind: str = "progress", **over) -> Letter:
    over = {"news": "checked", **over} if kind == "progress" else over
    return letters.write(case, kind, now=factories.NOW, **over)


def channels(*may: Channel) -> dict[str, bool]:
    return {f"may_{c}": c in may for c in (Channel.EMAIL, Channel.POST, Channel.PHONE)}


# The channel


@pytest.mark.parametrize(
    ("open_ways", "expected"),
    [
        ((Channel.EMAIL, Channel.POST, Channel.PHONE), "email"),
        ((Channel.POST, Channel.PHONE), "post"),
        ((Channel.PHONE,), "phone"),
    ],
)
def test_an_automatic_letter_goes_by_the_best_way_the_plan_leaves_open(
    officer, open_ways, expected
):
    case = planned(factories.case(**EVERY_WAY), officer, **channels(*open_ways))
    assert letters.channels(case, on=factories.NOW.date()) == open_ways
    assert write(case).channel == expected


def test_a_barred_channel_is_refused_whatever_the_reason(officer):
    case = planned(factories.case(**EVERY_WAY), officer, **channels(Channel.POST))
    said = message(case, officer)
    before = Letter.objects.count()
    for waivers in ((), (Waiver("channel", "They asked for it."),)):
        for act in (letters.write, letters.preview):
            with pytest.raises(Refused) as refused:
                act(
                    case,
                    "message",
                    now=factories.NOW,
                    message=said,
                    channel=Channel.EMAIL,
                    waivers=waivers,
                )
            assert refused.value.code == "channel_barred"
    assert Letter.objects.count() == before


def test_a_channel_the_person_did_not_choose_needs_a_reason(officer):
    over = {**EVERY_WAY, "channels": frozenset({Channel.EMAIL})}
    case = factories.case(**over)
    asked = {"by": officer, "message": message(case, officer), "channel": Channel.POST}
    with pytest.raises(letters.LetterIncomplete) as refused:
        write(case, "message", **asked)
    assert refused.value.problems == [("waiver_channel", "required")]
    with pytest.raises(letters.LetterIncomplete):
        write(case, "message", **asked, waivers=[Waiver("channel", "   ")])
    letter = write(case, "message", **asked, waivers=[Waiver("channel", "Two e-mails came back.")])
    assert (letter.channel, letter.sent_to) == ("post", "1 Stryd Fawr\nWrecsam")
    assert letter.exceptions == [{"what": "channel", "reason": "Two e-mails came back."}]


def test_a_channel_without_an_address_is_named(officer):
    case = factories.case()
    with pytest.raises(letters.LetterIncomplete) as refused:
        letters.preview(case, "progress", news="checked", now=factories.NOW, channel=Channel.POST)
    assert ("channel", "unreachable") in refused.value.problems


def test_when_the_plan_leaves_nothing_that_was_chosen_the_letter_says_so_of_itself(officer):
    over = {**EVERY_WAY, "channels": frozenset({Channel.EMAIL})}
    case = planned(factories.case(**over), officer, **channels(Channel.POST))
    letter = write(case)
    assert letter.channel == "post"
    assert letter.exceptions == [{"what": "not_as_chosen", "reason": ""}]


def test_with_no_way_at_all_a_person_looks(officer):
    case = planned(factories.case(), officer, **channels(Channel.PHONE))
    letter = write(case)
    assert (letter.channel, letter.state) == ("post", LetterState.TO_PRINT)
    assert {"what": "no_way", "reason": ""} in letter.exceptions


def test_a_plan_that_has_ended_bars_nothing(officer):
    case = planned(
        factories.case(**EVERY_WAY),
        officer,
        **channels(Channel.POST),
        ended_by=officer,
        ended_at=factories.NOW,
    )
    assert write(case).channel == "email"


@pytest.mark.parametrize(
    "address",
    [
        "sian@enghraifft.cymru\r\nBcc: all@example.org",
        "sian@enghraifft.cymru, all@example.org",
        "Siân <sian@enghraifft.cymru>",
        "sian enghraifft.cymru",
        "sian@a@b",
        "\n",
    ],
)
def test_what_is_not_one_address_is_never_written_to(address):
    case = factories.case(**EVERY_WAY)
    Customer.objects.filter(cases=case).update(email=address)
    letter = write(factories.fresh(case))
    assert letter.channel == "post"
    assert b"Bcc" not in bytes(letter.message)


def test_no_words_of_anyone_reach_a_header():
    nasty = "Siân\r\nBcc: all@example.org\r\n\r\nSubject: no"
    case = factories.case(name=nasty[:190], representative="A\nBcc: b@example.org")
    letter = write(case)
    mail = email.message_from_bytes(bytes(letter.message), policy=email.policy.default)
    assert mail["Bcc"] is None
    assert mail.get_all("Subject") == ["News of your appeal"]
    assert mail["To"] == "sian@enghraifft.cymru"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


# The languages


@pytest.mark.parametrize(
    ("asked", "expected"), [("cy", "cy"), ("en", "en"), ("both", "cy,en"), ("", "cy,en")]
)
def test_a_letter_goes_in_the_persons_languages_and_in_both_when_none_is_known(asked, expected):
    assert write(factories.case(reply_language=asked)).languages == expected


@pytest.mark.parametrize(("asked", "other"), [("cy", "en"), ("en", "cy"), ("", "en")])
def test_another_language_needs_a_reason(officer, asked, other):
    case = factories.case(reply_language=asked)
    over = {"by": officer, "message": message(case, officer), "languages": (other,)}
    with pytest.raises(letters.LetterIncomplete) as refused:
        write(case, "message", **over)
    assert refused.value.problems == [("waiver_language", "required")]
    letter = write(case, "message", **over, waivers=[Waiver("language", "They rang and asked.")])
    assert letter.languages == other
    assert letter.exceptions == [{"what": "language", "reason": "They rang and asked."}]


def test_welsh_comes_first_however_it_was_asked_for():
    case = factories.case(reply_language="both")
    assert write(case, languages=("en", "cy")).languages == "cy,en"


def test_a_message_needs_words_in_every_language_of_its_letter(officer):
    case = factories.case(reply_language="both")
    said = message(case, officer, words_translated=" ")
    with pytest.raises(letters.LetterIncomplete) as refused:
        write(case, "message", by=officer, message=said)
    assert refused.value.problems == [("words_en", "required")]


# What was agreed


def test_large_print_is_large_and_set_aside_only_with_a_reason(officer):
    case = agreed(factories.case(**EVERY_WAY), large_print=True)
    letter = write(case)
    assert letter.large_print
    assert "18pt" in letters.page(letter)
    with pytest.raises(letters.LetterIncomplete) as refused:
        write(case, waivers=[Waiver("large_print", "")])
    assert refused.value.problems == [("waiver_large_print", "required")]
    letter = write(case, by=officer, waivers=[Waiver("large_print", "A map.")])
    assert not letter.large_print
    assert "18pt" not in letters.page(letter)
    assert letter.exceptions == [{"what": "large_print", "reason": "A map."}]


@pytest.mark.parametrize("language", ["cy", "en"])
def test_an_agreed_call_has_a_script_and_a_reading_back(language):
    case = agreed(factories.case(**EVERY_WAY, reply_language=language), call_instead=True)
    assert letters.channels(case, on=factories.NOW.date())[0] == Channel.PHONE
    letter = write(case)
    assert (letter.channel, letter.state) == ("phone", LetterState.TO_PRINT)
    assert letter.sent_to == "01632 960 001"
    said = {
        "cy": ("Rwy’n ffonio o’r Cyngor", "yn ei eiriau ei hun"),
        "en": ("I am calling from the Council", "in their own words"),
    }
    page = letters.page(letter)
    start, end = (page.index(words) for words in said[language])
    assert start < page.index(letter.subject, page.index("<h1>")) < end


def test_writing_instead_of_an_agreed_call_needs_a_reason(officer):
    case = agreed(factories.case(**EVERY_WAY), call_instead=True)
    said = message(case, officer)
    with pytest.raises(letters.LetterIncomplete) as refused:
        write(case, "message", by=officer, message=said, channel=Channel.POST)
    assert refused.value.problems == [("waiver_call_instead", "required")]
    given = [Waiver("call_instead", "They are abroad.")]
    letter = write(case, "message", by=officer, message=said, channel="post", waivers=given)
    assert letter.channel == "post"
    assert letter.exceptions == [{"what": "call_instead", "reason": "They are abroad."}]
    assert write(case, by=officer, waivers=given).channel == "email"


def test_an_agreed_call_that_cannot_be_made_is_written_and_says_why(officer):
    case = agreed(factories.case(**EVERY_WAY), call_instead=True)
    barred = planned(case, officer, **channels(Channel.EMAIL, Channel.POST))
    assert write(barred).exceptions == [{"what": "call_barred", "reason": ""}]
    without = agreed(factories.case(), call_instead=True)
    assert write(without).exceptions == [{"what": "no_number", "reason": ""}]


ADVOCATE = {"advocate": "Elin Eiriolwr", "authority_seen_on": factories.NOW.date()}


@pytest.mark.parametrize(
    ("where", "channel", "to"),
    [
        ({"advocate_email": "elin@eiriolaeth.cymru"}, "email", "elin@eiriolaeth.cymru"),
        ({"advocate_address": "2 Lôn Goed"}, "post", "2 Lôn Goed"),
    ],
)
def test_an_advocate_gets_a_copy_of_their_own(officer, where, channel, to):
    case = agreed(factories.case(**EVERY_WAY), **ADVOCATE, **where)
    letter = write(case, by=officer)
    copy = letter.copies.get()
    assert (letter.channel, copy.channel, copy.sent_to) == ("email", channel, to)
    assert copy.message_id != letter.message_id
    assert (copy.kind, copy.languages, copy.undo_until) == ("progress", "en", copy.next_try_at)
    page = letters.page(copy)
    assert "This is a copy of our letter to Siân Enghraifft." in page
    assert "has checked the details of your appeal" in page
    assert "This is a copy" not in letters.page(letter)
    assert list(case.events.filter(kind="letter_copied").values_list("by", flat=True)) == [
        officer.pk
    ]


def test_a_copy_carries_no_code_and_a_letter_of_only_a_code_has_no_copy(officer):
    case = agreed(factories.case(), **ADVOCATE, advocate_email="elin@eiriolaeth.cymru")
    write(case, "message", by=officer, message=message(case, officer, asks=True))
    letter = case.letters.get(kind="message", copy_of=None)
    assert 'class="code"' in letters.page(letter)
    assert 'class="code"' not in letters.page(letter.copies.get())
    assert write(case, "access_code").copies.count() == 0


def test_leaving_the_copy_out_needs_a_reason(officer):
    case = agreed(factories.case(), **ADVOCATE, advocate_email="elin@eiriolaeth.cymru")
    with pytest.raises(letters.LetterIncomplete):
        write(case, waivers=[Waiver("advocate", "")])
    letter = write(case, by=officer, waivers=[Waiver("advocate", "It is about the advocate.")])
    assert letter.copies.count() == 0
    assert letter.exceptions == [{"what": "advocate", "reason": "It is about the advocate."}]


@pytest.mark.parametrize(
    ("large", "call", "advocate", "barred"), list(itertools.product([False, True], repeat=4))
)
def test_every_item_honours_what_was_agreed_or_says_why_not(officer, large, call, advocate, barred):
    over = {"large_print": large, "call_instead": call}
    if advocate:
        over |= {**ADVOCATE, "advocate_address": "2 Lôn Goed"}
    case = agreed(factories.case(**EVERY_WAY), **over)
    if barred:
        case = planned(case, officer, **channels(Channel.EMAIL, Channel.POST))
    letter = write(case)
    noted = {exception["what"] for exception in letter.exceptions}
    assert letter.large_print == large
    assert (letter.channel == "phone") == (call and not barred)
    assert ("call_barred" in noted) == (call and barred)
    assert letter.copies.count() == advocate


# What is kept of it


def test_what_an_officer_sends_can_be_stopped_for_half_a_minute(officer):
    case = factories.case()
    by_officer, by_itself = write(case, by=officer), write(case)
    half_a_minute = timezone.now() + timedelta(seconds=30)
    assert by_officer.undo_until is not None
    assert abs(by_officer.undo_until - half_a_minute) < timedelta(seconds=5)
    assert by_officer.next_try_at >= by_officer.undo_until
    assert by_itself.undo_until is None


def test_the_letter_keeps_from_which_text_it_was_written():
    from cases.letters import texts

    letter = write(factories.case())
    assert letter.text_digest == texts.get("progress").digest


def test_a_question_brings_a_code_of_its_own(officer):
    case = factories.case()
    before = AccessCode.objects.count()
    write(case, "message", by=officer, message=message(case, officer))
    assert AccessCode.objects.count() == before
    write(case, "message", by=officer, message=message(case, officer, asks=True))
    assert AccessCode.objects.count() == before + 1


@pytest.mark.parametrize(
    ("channel", "said"),
    [("email", "These documents are attached:"), ("post", "These documents are enclosed:")],
)
def test_the_documents_of_a_message_are_listed(officer, channel, said):
    case = factories.case(**EVERY_WAY)
    sent = message(case, officer)
    sent.files.add(
        StoredFile.objects.create(
            case=case,
            name="cynllun <b>((name))</b>.pdf",
            content_type="application/pdf",
            size=1,
            sha256="0" * 64,
            stored_at=factories.NOW,
        )
    )
    page = letters.page(write(case, "message", by=officer, message=sent, channel=channel))
    assert said in page
    assert "<li>cynllun &lt;b&gt;((name))&lt;/b&gt;.pdf</li>" in page


def test_a_person_who_chose_text_messages_gets_the_code_by_one(settings):
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEXT_TEMPLATE = "key", "template"
    case = factories.case(**EVERY_WAY)
    Customer.objects.filter(cases=case).update(may_text=True)
    case = factories.fresh(case)
    assert Channel.TEXT not in letters.channels(case, on=factories.NOW.date())
    letter = write(case, "access_code")
    assert (letter.channel, letter.state) == ("text", LetterState.QUEUED)
    assert letter.sent_to == "01632 960 001"
    assert case.reference.encode() not in bytes(letter.message)
    assert write(case).channel == "email"
    settings.NOTIFY_API_KEY = ""
    assert write(case, "access_code").channel == "email"


def test_news_without_a_sentence_is_a_mistake_of_ours():
    case = factories.case()
    with pytest.raises(ValueError, match="no such news"):
        write(case, news="gossip")
    with pytest.raises(ValueError, match="set aside"):
        write(case, waivers=[Waiver("manners", "None.")])

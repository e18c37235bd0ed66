"""What a letter says: in the customer's language, with every right, and nothing run or left out."""

import email
import email.policy
import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError, transaction
from django.urls import resolve
from django.utils import translation

from cases import letters
from cases.letters.facts import Facts
from cases.letters.render import article
from cases.letters.sentences import SENTENCES, months, working_days
from cases.letters.values import BLOCKS, WORDS
from cases.models import (
    AccessCode,
    Case,
    CouncilDetails,
    Decision,
    Letter,
    LetterText,
    OmbudsmanDetails,
)
from cases.models.letter_markup import placeholders
from cases.models.letter_text import MEANS, PARTS, WHOLE
from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind, Outcome, Reviewer
from home.views import clause
from tests import factories

pytestmark = pytest.mark.django_db
OMBUDSMAN = {"cy": "Ombwdsmon Gwasanaethau Cyhoeddus Cymru", "en": "0300 790 0203"}
WELCOME = {
    "cy": "Gallwch ysgrifennu atom yn Gymraeg a byddwn yn ymateb yn Gymraeg.",
    "en": "You can write to us in Welsh and we will reply in Welsh.",
}
POST = {"channels": frozenset({Channel.POST}), "address": "1 Stryd Fawr\nWrecsam"}


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules(dated=True)


def written(case, kind="acknowledgement") -> str:
    return letters.page(case.letters.get(kind=kind))


def parsed(letter):
    return email.message_from_bytes(bytes(letter.message), policy=email.policy.default)


@pytest.mark.parametrize(
    ("asked", "languages", "there", "not_there"),
    [
        ("cy", "cy", "Diolch am eich apêl", "Thank you for your appeal"),
        ("en", "en", "Thank you for your appeal", "Diolch am eich apêl"),
    ],
)
def test_a_letter_speaks_the_customers_language_only(asked, languages, there, not_there):
    case = factories.case(reply_language=asked)
    assert case.letters.get().languages == languages
    assert there in written(case)
    assert not_there not in written(case)


@pytest.mark.parametrize("asked", ["both", ""])
def test_both_or_unknown_is_both_with_welsh_first(asked):
    case = factories.case(reply_language=asked)
    letter, page = case.letters.get(), written(case)
    assert letter.languages == "cy,en"
    assert page.index('<section lang="cy">') < page.index('<section lang="en">')
    assert letter.subject == "Rydym wedi cael eich apêl / We have received your appeal"
    assert parsed(letter)["Content-Language"] == "cy, en"


def test_the_acknowledgement_says_everything_a_person_needs():
    page = written(factories.case())
    for said in (
        "received your appeal on 23 November 2026",
        "The Complaints Team will consider your appeal",
        ">clause 7.2</a>",
        "/en/policy/clause/appeal-window/",
        "We aim to send you our decision, with the reasons for it, by 21 December 2026",
        "The measures stay in place",
        "/en/track/",
        'class="code">',
        WELCOME["en"],
    ):
        assert said in page
    assert "I never shouted" not in page


def test_an_appeal_in_time_hears_nothing_of_lateness():
    assert "last day" not in written(factories.case())


def test_a_late_appeal_sees_the_working_and_that_it_is_not_refused():
    case = factories.case(
        notice_date=date(2026, 12, 24),
        notice_channel=NoticeChannel.EMAIL,
        received_on=date(2026, 12, 24),
        late_reason="I was ill.",
        now=datetime(2027, 1, 28, 10, tzinfo=UTC),
        reply_language="both",
    )
    page = re.sub(r"<[^>]+>", "", written(case))
    for said in (
        "It has not been refused.",
        "Nid yw wedi’i gwrthod.",
        "you received the decision on 24 December 2026",
        "Not counted: 25 and 28 December, 1 January.",
        "Ni chyfrifwyd: 25 a 28 Rhagfyr, 1 Ionawr.",
        "The last day to appeal was 26 January 2027, and your appeal came 2 working days later.",
        "a daeth eich apêl i law 2 ddiwrnod gwaith yn ddiweddarach.",
    ):
        assert said in page


def test_a_warning_is_acknowledged_with_an_honest_word():
    page = written(factories.case(notice_kind=NoticeKind.WARNING))
    assert "You told us that the letter was a formal warning." in page
    assert "with the same reference and the same date" in page


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"lead_involved": LeadInvolved.YES}, "because you told us that the Complaints Lead"),
        ({"lead_involved": LeadInvolved.UNKNOWN}, "We will check this first."),
        (
            {"lead_involved": LeadInvolved.YES, "notice_date": date(2026, 9, 1)},
            "clause 6.3",
        ),
    ],
)
def test_the_acknowledgement_says_who_decides_and_why(over, said):
    factories.officer()
    assert said in written(factories.case(**over))


def test_when_nobody_here_may_decide_the_ombudsman_is_offered_at_once():
    case = factories.case()
    Case.objects.filter(pk=case.pk).update(queue=Reviewer.NOBODY)
    shown = letters.preview(factories.fresh(case), "acknowledgement", now=factories.NOW)
    assert "Your appeal keeps its date." in shown.text
    assert OMBUDSMAN["en"] in shown.text


def test_a_decision_carries_outcome_reasons_answers_clauses_and_the_ombudsman():
    case = factories.decided_case(reply_language="both")
    page = written(case, "decision")
    for said in (
        "Mae’r penderfyniad i reoli eich cyswllt â’r Cyngor yn sefyll.",
        "stands. The measures stay in place",
        "<blockquote>I never shouted at anyone.</blockquote>",
        "Cymraeg: Because the records show it.",
        ">clause 6.3</a>",
        ">cymal 7.4</a>",
        "erbyn 16 Mai 2027",
        "by 16 May 2027",
        "holwch@ombwdsmon.cymru",
        "within one year of the day you first knew",
        *OMBUDSMAN.values(),
        *WELCOME.values(),
    ):
        assert said in page
    assert page.index("<h2>Our decision</h2>") < page.index("<h2>Our reasons</h2>")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.VARIED, "has been changed. Our reasons below"),
        (Outcome.ENDED, "We have ended the decision"),
    ],
)
def test_each_outcome_has_words_of_its_own(outcome, said):
    officer = factories.officer()
    case = factories.checked_case(officer)
    from cases import handling

    handling.claim(case, by=officer, now=factories.NOW)
    factories.decide(factories.fresh(case), by=officer, outcome=outcome)
    assert said in written(case, "decision")


def test_an_earlier_edition_is_cited_by_its_own_numbers_and_addresses():
    case = factories.decided_case(notice_date=date(2026, 9, 1), received_on=date(2026, 9, 3))
    page = written(case, "decision")
    assert ">clause 6.2</a>" in page
    assert "/en/policy/earlier/clause/appeal-window/" in page
    assert "on a case by case basis" in page
    assert "clause 7." not in page


def test_every_last_word_carries_the_ombudsman_whatever_an_editor_wrote():
    for text in LetterText.objects.filter(code__startswith="decision"):
        required = "\n\n".join(f"(({name}))" for name in sorted(PARTS[text.code].required))
        text.body_cy, text.body_en = f"Annwyl ((name))\n\n{required}", f"Dear\n\n{required}"
        text.full_clean()
        text.save()
    case = factories.decided_case(reply_language="both")
    for said in (*OMBUDSMAN.values(), *WELCOME.values()):
        assert said in written(case, "decision")


def test_a_decision_waits_for_the_ombudsmans_details():
    officer = factories.officer()
    case = factories.checked_case(officer)
    OmbudsmanDetails.objects.all().delete()
    with pytest.raises(letters.LetterIncomplete) as refused:
        letters.preview(case, "decision", (Decision(outcome="stands"), []), now=factories.NOW)
    assert ("ombudsman_name_en", "missing") in refused.value.problems


def test_reasons_are_needed_in_every_language_of_the_letter():
    case = factories.checked_case(factories.officer(), reply_language="both")
    draft = Decision(case=case, outcome=Outcome.STANDS, reasons_cy="Oherwydd.", reasons_en=" ")
    with pytest.raises(letters.LetterIncomplete) as refused:
        letters.preview(case, "decision", (draft, []), now=factories.NOW)
    assert refused.value.problems == [("reasons_en", "required")]


def test_a_preview_is_the_letter_and_writes_nothing():
    case = factories.checked_case(factories.officer())
    before = (Letter.objects.count(), AccessCode.objects.count())
    draft = Decision(case=case, outcome=Outcome.ENDED, reasons_en="Because.")
    shown = letters.preview(case, "decision", (draft, []), now=factories.NOW)
    assert "We have ended the decision" in shown.html
    assert letters.preview(case, "acknowledgement", now=factories.NOW).text.count("••••") == 2
    assert (Letter.objects.count(), AccessCode.objects.count()) == before


def test_one_acknowledgement_and_one_outcome_for_a_case():
    case = factories.decided_case()
    for kind in ("acknowledgement", "decision"):
        with pytest.raises(IntegrityError), transaction.atomic():
            letters.write(case, kind, now=factories.NOW)
    outcome = case.letters.get(kind="decision")
    outcome.pk, outcome.kind, outcome.message_id = None, "late_refused", "<other@localhost>"
    with pytest.raises(IntegrityError), transaction.atomic():
        outcome.save()


def test_a_letter_by_post_is_a_whole_page_with_the_address():
    case = factories.case(**POST)
    page = written(case)
    assert page.startswith("<!DOCTYPE html>")
    assert "1 Stryd Fawr<br>" in page
    assert case.letters.get().state == "to_print"


def test_a_person_with_a_telephone_only_gets_words_to_be_read_out():
    case = factories.case(channels=frozenset({Channel.PHONE}), phone="01632 960 001")
    letter = case.letters.get()
    assert (letter.channel, letter.state) == (Channel.PHONE, "to_print")
    assert "To be read out by telephone: 01632 960 001" in written(case)


def test_someone_acting_for_another_is_written_to():
    page = written(factories.case(representative="Rhodri Esiampl", **POST))
    assert "Dear Rhodri Esiampl" in page
    assert "On behalf of: Siân Enghraifft" in page


def test_the_head_gives_the_council_in_the_letters_language():
    CouncilDetails.objects.create(
        name_cy="Cyngor Wrecsam", name_en="Wrexham Council", phone="01632 960 002"
    )
    assert "Cyngor Wrecsam" in written(factories.case(reply_language="cy"))
    assert "Wrexham Council" in written(factories.case())


def test_a_subject_and_the_headers_say_nothing_of_the_person_or_the_case():
    case = factories.case()
    headers = parsed(case.letters.get())
    del headers["To"]
    said = " ".join(f"{name}: {value}" for name, value in headers.items())
    for word in ("Siân", "Enghraifft", case.reference, "sian@"):
        assert word not in said


def test_an_email_is_text_and_html_and_fetches_nothing():
    case = factories.case()
    mail = parsed(case.letters.get())
    kinds = [part.get_content_type() for part in mail.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    assert mail["Content-Language"] == "en"
    assert all(part["Content-Language"] == "en" for part in mail.iter_parts())
    assert mail["Message-ID"] == case.letters.get().message_id
    html = mail.get_body(("html",)).get_content()
    assert not re.search(r"<(img|link|script|iframe|object)|url\(|@import|src=", html)


@pytest.mark.parametrize("asked", ["cy", "en", "both"])
def test_words_typed_as_markup_or_template_stay_words(asked):
    nasty = (
        "# not a heading\n* not a list\n((reference)) {{ 7*7 }} {% debug %} {0.__class__} "
        "<script>alert(1)</script> <img src=x onerror=1>\r\nBcc: x@example.org ŵ ŷ 🙂 \u202e"
    )
    case = factories.checked_case(
        factories.officer(), reply_language=asked, grounds=(nasty,), name='<b>"Siân"</b>'
    )
    draft = Decision(case=case, outcome="stands", reasons_cy=nasty, reasons_en=nasty)
    grounds = list(case.appeal.grounds.all())
    grounds[0].answer_cy = grounds[0].answer_en = nasty
    shown = letters.preview(case, "decision", (draft, grounds), now=factories.NOW)
    assert "((reference)) {{ 7*7 }} {% debug %} {0.__class__}" in shown.text
    assert "<script" not in shown.page and "<img" not in shown.page and "<b>" not in shown.page
    assert "&lt;script&gt;" in shown.page
    assert shown.page.count("<h1>") == len(case.languages)


def test_a_megabyte_of_words_is_quick_and_small():
    case = factories.checked_case(factories.officer())
    grounds = list(case.appeal.grounds.all())
    for ground in grounds:
        ground.words, ground.answer_en = "x" * 1_000_000, "No."
    draft = Decision(case=case, outcome="stands", reasons_en="Because.")
    started = datetime.now(UTC)
    shown = letters.preview(case, "decision", (draft, grounds), now=factories.NOW)
    assert len(shown.page) < 200_000
    assert (datetime.now(UTC) - started).total_seconds() < 1


def test_no_letter_waits_for_its_text_to_be_loaded():
    LetterText.objects.all().delete()
    assert "Thank you for your appeal" in written(factories.case())


def test_the_host_of_a_request_never_reaches_a_letter(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://cyswllt.example.wales"
    page = written(factories.case())
    assert "https://cyswllt.example.wales/en/track/" in page
    assert set(re.findall(r'href="(https?://[^/"]+)', page)) == {"https://cyswllt.example.wales"}


def test_every_sentence_says_the_same_things_in_both_languages():
    for code, said in SENTENCES.items():
        found = {language: sorted(n for _, n in placeholders(said[language])) for language in said}
        assert found["cy"] == found["en"], code


@pytest.mark.parametrize("notice_on", [date(2026, 9, 1), date(2026, 11, 16)])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_address_of_every_clause_cited_is_one_the_service_answers(notice_on, language):
    case = factories.case(notice_date=notice_on)
    facts = Facts(case=case, kind="acknowledgement", now=factories.NOW)
    for name, number in case.edition.rules.clauses.items():
        link = facts.clause(name, language)
        if number is None:
            assert link == ""
            continue
        with translation.override(language):
            assert resolve(urlsplit(link.url).path).func is clause


def test_every_placeholder_on_a_list_has_a_value_and_is_explained():
    for parts in PARTS.values():
        assert parts.allowed <= set(MEANS)
        assert parts.allowed & WHOLE <= set(BLOCKS)
        assert parts.allowed - WHOLE <= set(WORDS)


def test_numbers_of_days_and_months_follow_each_language():
    assert [working_days(n, "cy") for n in (1, 2, 3)] == [
        "1 diwrnod gwaith",
        "2 ddiwrnod gwaith",
        "3 diwrnod gwaith",
    ]
    assert [working_days(n, "en") for n in (1, 2)] == ["1 working day", "2 working days"]
    assert (months(6, "cy"), months(6, "en"), months(2, "cy")) == (
        "chwe mis",
        "six months",
        "2 fis",
    )


def test_an_article_shown_inside_a_page_is_the_letter_that_left():
    letter = factories.case().letters.get()
    assert letters.article(letter) in letters.page(letter)
    assert article(()) == '<article class="letter">\n\n</article>'

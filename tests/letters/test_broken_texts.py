"""A text that is broken stops an officer's letter and is named; it never stops an automatic one."""

import logging
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.html import escape

from cases import handling, letters
from cases.casework import unwritten
from cases.letters import texts
from cases.models import Appeal, Case, Decision, Letter, LetterText, OmbudsmanDetails
from cases.models.letter_markup import parse, said_to
from cases.models.letter_text import PARTS
from cases.policy.terms import Outcome, Reviewer
from tests import factories

pytestmark = pytest.mark.django_db

# Every way a template engine, a shell, a query, a page or a mail header might be talked into.
PAYLOADS = [
    "{{ 7*7 }}",
    "{% debug %}",
    "{% include 'admin/base.html' %}",
    "{{ settings.SECRET_KEY }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ config.items() }}",
    "{{ request|attr('application') }}",
    "{# a comment #}",
    "${7*7}",
    "#{7*7}",
    "${{7*7}}",
    "@{7*7}",
    "*{T(java.lang.Runtime).getRuntime()}",
    "<%= 7*7 %>",
    "<% System.exit(1) %>",
    "{{constructor.constructor('return 1')()}}",
    "{{#with this}}{{/with}}",
    "{{{ raw }}}",
    "[[${7*7}]]",
    "$(id)",
    "`id`",
    "%(reference)s %s %d %n",
    "{0} {reference} {0.__class__.__init__.__globals__}",
    "$reference ${reference}",
    "__import__('os').system('id')",
    "'; DROP TABLE cases_letter; --",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<style>@import url(//x)</style>",
    "<!--#exec cmd='id'-->",
    "<?php echo 1; ?>",
    "<![CDATA[x]]>",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "![x](http://example.org/x.png)",
    "\\input{/etc/passwd} $x^2$",
    "Bcc: all@example.org",
    "=?utf-8?q?hello?=",
    "\u202e\u2066\u200b",
    "( (reference) )",
]
HALVES = ["((", "))", "((reference)", "[x](javascript:alert(1))"]
OWN = {
    *("doctype", "html", "head", "meta", "title", "style", "body", "main", "article", "section"),
    *("p", "br", "a", "h1", "h2", "h3", "h4", "ul", "li", "blockquote"),
}


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


def change(code: str, **words) -> None:
    LetterText.objects.filter(code=code).update(**words)


def body(code: str, language: str, *lines: str) -> str:
    return "\n\n".join([*lines, texts.as_delivered(code).body(language)])


BREAKS = [
    ({"body_cy": ""}, "missing", 0, ""),
    ({"subject_en": " "}, "missing", 0, ""),
    ({"subject_en": "One\nBcc: x@example.org"}, "broken", 1, ""),
    ({"subject_cy": "Apêl ((reference))"}, "on_the_way", 0, ""),
    ({"body_en": "Dear ((name))"}, "left_out", 0, "clauses"),
]
LINES = [
    ("((shoe_size))", "unknown", "shoe_size"),
    ("((case.handler))", "unknown", "case.handler"),
    ("((name)", "broken", ""),
    ("Now: ((clauses))", "not_alone", "clauses"),
    ("@ Instead of nothing.", "nothing_above", ""),
    ("On ((notice_on)).", "no_value", "notice_on"),
]


def stopped(case: Case) -> list:
    with pytest.raises(letters.LetterIncomplete) as refused:
        letters.preview(case, "converted", now=factories.NOW)
    assert Letter.objects.filter(kind="converted").count() == 0
    return list(refused.value.faults)


@pytest.mark.parametrize(("words", "code", "line", "name"), BREAKS)
def test_a_broken_text_stops_an_officers_letter_and_is_named(words, code, line, name):
    case = factories.case()
    change("converted", **words)
    (field,) = words
    found = [
        fault
        for fault in stopped(case)
        if (fault.code, fault.line, fault.name) == (code, line, name)
    ]
    assert [f"{fault.part}_{fault.language}" for fault in found] == [field]
    assert found[0].text == "converted"


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize(("words", "code", "name"), LINES)
def test_the_line_that_stops_a_letter_is_named_in_its_language(words, code, name, language):
    case = factories.case(notice_date=None)
    Appeal.objects.filter(case=case).update(notice_on=None)
    case.customer.language = language
    case.customer.save()
    change("converted", **{f"body_{language}": body("converted", language, words)})
    (fault,) = stopped(factories.fresh(case))
    assert (fault.code, fault.line, fault.name) == (code, 1, name)
    assert (fault.text, fault.language) == ("converted", language)


def test_the_fault_of_one_language_stops_the_letter_in_the_other():
    case = factories.case(reply_language="en")
    change("converted", body_cy="")
    assert [fault.language for fault in stopped(case)] == ["cy"]


def test_the_officer_reads_which_text_which_language_and_which_line():
    case = factories.case(notice_date=None)
    change("converted", body_en=body("converted", "en", "Hello.", "On ((notice_on))."))
    with pytest.raises(letters.LetterIncomplete) as refused:
        letters.preview(case, "converted", now=factories.NOW)
    ((what, code),) = refused.value.problems
    with translation.override("en"):
        said = unwritten.sentence(refused.value, what, code)
    for words in ("((notice_on))", "line 3", "The appeal goes on as a complaint", "English"):
        assert words in said


def test_nothing_of_a_decision_stands_when_its_letter_cannot_be_written():
    officer = factories.officer()
    case = factories.checked_case(officer)
    handling.claim(case, by=officer, now=factories.NOW)
    change("decision_stands", body_en=body("decision_stands", "en", "((nothing))"))
    with pytest.raises(letters.LetterIncomplete):
        factories.decide(factories.fresh(case), by=officer)
    assert not Decision.objects.exists()
    assert factories.fresh(case).state == "decide"
    change("decision_stands", body_en=texts.as_delivered("decision_stands").body_en)
    factories.decide(factories.fresh(case), by=officer)
    assert case.letters.filter(kind="decision").count() == 1


@pytest.mark.parametrize(("words", "code", "line", "name"), BREAKS)
def test_an_automatic_letter_falls_back_to_the_words_delivered(words, code, line, name, caplog):
    change("acknowledgement", **words)
    with caplog.at_level(logging.ERROR, logger="cases.letters"):
        letter = factories.case(name="Siân Enghraifft").letters.get()
    assert "Thank you for your appeal" in letters.page(letter)
    assert letter.subject == "We have received your appeal"
    assert letter.text_digest == texts.as_delivered("acknowledgement").digest
    (record,) = [record for record in caplog.records if record.name.startswith("cases.letters")]
    assert "acknowledgement" in record.getMessage()
    assert "Siân" not in record.getMessage()


@pytest.mark.parametrize("kind", ["acknowledgement", "access_code", "progress"])
def test_every_automatic_letter_goes_out_whatever_became_of_its_text(kind):
    change(kind, body_cy="((", body_en="((nothing))", subject_cy="", subject_en="\n")
    case = factories.case(reply_language="both")
    if kind != "acknowledgement":
        letters.write(case, kind, now=factories.NOW, news="checked" if kind == "progress" else "")
    page = letters.page(case.letters.get(kind=kind))
    assert "((" not in page
    assert '<section lang="cy">' in page and '<section lang="en">' in page


def test_an_appeal_nobody_may_decide_is_acknowledged_even_without_the_ombudsmans_details(caplog):
    OmbudsmanDetails.objects.all().delete()
    case = factories.case(reply_language="both")
    Letter.objects.all().delete()
    Case.objects.filter(pk=case.pk).update(queue=Reviewer.NOBODY)
    page = letters.page(letters.write(factories.fresh(case), "acknowledgement", now=factories.NOW))
    assert "You can also complain to the Ombudsman now." in page
    assert "Ombwdsmon Gwasanaethau Cyhoeddus Cymru" in page
    assert "ombudsman_name_cy" in caplog.text


def test_a_letter_says_of_what_a_case_lacks_nothing_by_halves():
    case = factories.case(notice_date=None)
    letters_text = body("acknowledgement", "en", "Your letter of ((notice_on)).")
    change("acknowledgement", body_en=letters_text)
    Letter.objects.all().delete()
    page = letters.page(letters.write(case, "acknowledgement", now=factories.NOW))
    assert "Your letter of" not in page and "–." not in page


def test_no_template_is_run_in_a_text_an_editor_wrote():
    case, officer = factories.case(reply_language="both"), factories.officer()
    text = LetterText.objects.get(code="converted")
    for payload in PAYLOADS:
        text.body_cy = body("converted", "cy", payload)
        text.body_en = body("converted", "en", payload)
        text.subject_en = text.subject_cy = payload
        text.full_clean()
        text.save()
        shown = letters.preview(case, "converted", now=factories.NOW)
        assert shown.text.count(payload) == 4, "heading and words of both languages, as it stands"
        assert ran(shown.page) == [], payload
        assert "49" not in shown.text
    kept = letters.write(case, "converted", by=officer, now=factories.NOW)
    assert letters.page(kept).count(escape(PAYLOADS[-1])) >= 4


@pytest.mark.parametrize("half", HALVES)
def test_half_a_placeholder_is_refused_before_it_is_saved(half):
    text = LetterText.objects.get(code="converted")
    text.body_cy, text.body_en = body("converted", "cy", half), body("converted", "en", half)
    assert [(fault.code, fault.line) for fault in text.faults()] == [("broken", 1)] * 2
    with pytest.raises(ValidationError):
        text.full_clean()


def test_no_template_is_run_in_words_of_the_case():
    case = factories.case(reply_language="both")
    grounds = list(case.appeal.grounds.all())[:1]
    for payload in (*PAYLOADS, *HALVES, "((reference))", "((code)) ((reasons))"):
        words = f"{payload} ."
        case.customer.name = words
        draft = Decision(case=case, outcome=Outcome.STANDS, reasons_cy=words, reasons_en=words)
        grounds[0].words = grounds[0].answer_cy = grounds[0].answer_en = words
        shown = letters.preview(case, "decision", (draft, grounds), now=factories.NOW)
        assert shown.text.count(words) >= 8, "name, reasons, ground and answer, twice"
        assert ran(shown.page) == [], payload
        assert shown.page.count("<h1>") == 2


def ran(page: str) -> list[str]:
    """Anything in a page that no letter has of its own: then some words became markup."""
    return [tag for tag in re.findall(r"<[/!?]?\s*([^\s>]*)", page) if tag.lower() not in OWN]


def test_a_block_for_who_acts_stands_instead_of_the_one_above():
    blocks = parse("One\n\n@ Two\n\n# Three\n@ # Four\n\n* a\n* b\n@ * c\n@ * d\n\nFive\n")
    said = {
        acting: [(block.kind, *block.lines) for block in said_to(blocks, acting=acting)]
        for acting in (False, True)
    }
    assert said[False] == [
        ("paragraph", "One"),
        ("heading", "Three"),
        ("bullets", "a", "b"),
        ("paragraph", "Five"),
    ]
    assert said[True] == [
        ("paragraph", "Two"),
        ("heading", "Four"),
        ("bullets", "c", "d"),
        ("paragraph", "Five"),
    ]


def test_every_delivered_text_is_without_fault():
    for code in PARTS:
        assert list(texts.as_delivered(code).faults()) == []

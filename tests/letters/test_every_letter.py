"""Every text of a letter, in both languages, for whomever and by whichever way it goes."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases import letters
from cases.letters.compose import compose
from cases.letters.facts import Facts
from cases.letters.news import NEWS
from cases.letters.sentences import SENTENCES
from cases.letters.way import Copy, Way
from cases.models import (
    Appeal,
    Case,
    CaseLink,
    CaseType,
    ContactPlan,
    Customer,
    DataComplaint,
    Decision,
    Extension,
    Ground,
    LetterText,
    Message,
    Pause,
    State,
    Withdrawal,
)
from cases.models.letter import OUTCOME_KINDS
from cases.models.letter_text import PARTS
from cases.policy.data_protection import acknowledge_by
from cases.policy.terms import Channel, LeadInvolved, NoticeKind, Outcome, Reviewer
from tests import factories
from tests.letters.speech import OF, sections, words_of_the_other

pytestmark = pytest.mark.django_db
REASONS = {"reasons_cy": "Dyma’r rheswm llawn.", "reasons_en": "Here is a full reason."}
RIGHTS = {"cy": "0300 790 0203", "en": "0300 790 0203"}
WELCOME = {
    "cy": "Gallwch ysgrifennu atom yn Gymraeg a byddwn yn ymateb yn Gymraeg.",
    "en": "You can write to us in Welsh and we will reply in Welsh.",
}
BOTH = ("cy", "en")


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules(dated=True)


def plan(**over) -> ContactPlan:
    made = {"may_email": False, "may_phone": True, "phone_days": [2, 4], "contact_person": "M Ap"}
    return ContactPlan.objects.create(
        recorded_by=factories.officer(), recorded_at=factories.NOW, **{**made, **over}
    )


def told(kind: str, code: str, case: Case) -> Facts:
    """Everything a letter of this text speaks of."""
    facts = Facts(case=of_its_kind(code, case), kind=kind, now=factories.NOW)
    answers = {"answered": "partly_upheld", "answered_of_enquiry": "answered"}
    outcome = answers.get(code, code.removeprefix("decision_"))
    if outcome in list(Outcome):
        grounds = list(Ground.objects.filter(appeal__case=case)) if kind == "decision" else []
        for answered in grounds:
            answered.answer_cy, answered.answer_en = "Nac oedd.", "No."
        facts = replace(
            facts, decision=Decision(case=case, outcome=outcome, **REASONS), grounds=grounds
        )
    if kind == "withdrawn":
        Withdrawal.objects.get_or_create(case=case, asked_at=factories.NOW)
    if kind == "reopened":
        again_as_new(case)
    if kind == "message":
        said = Message(case=case, language="cy", words="Helo.", words_translated="Hello.")
        said.asks = True
        facts = replace(facts, message=said)
    if kind == "late_accepted":
        said = {"cy": REASONS["reasons_cy"], "en": REASONS["reasons_en"]}
        facts = replace(facts, reasons=said)
    if kind == "data_complaint":
        came_on = case.received_on
        DataComplaint(case=case, received_on=came_on, acknowledge_by=acknowledge_by(came_on))
    return replace(facts, clock=clock(kind, case))


def clock(kind: str, case: Case) -> Extension | Pause | None:
    """What moves the day to answer by, where the letter tells of it."""
    words = {"reason_cy": "Dyma’r rheswm llawn.", "reason_en": "Here is a full reason."}
    if kind == "extended":
        was = date(2026, 12, 1)
        return Extension(case=case, days=5, was_due_on=was, due_on=case.due_on, **words)
    if kind == "paused":
        return Pause(case=case, why="authority", paused_on=date(2026, 11, 23), **words)
    return None


def again_as_new(case: Case) -> None:
    """`case` takes up another, decided one."""
    first, by = factories.case(), factories.officer()
    Decision.objects.create(
        case=first, outcome=Outcome.STANDS, decided_by=by, decided_at=factories.NOW, **REASONS
    )
    CaseLink.objects.create(case=case, other=first, kind="reopens", by=by, at=factories.NOW)


def kind_of(code: str) -> str:
    if code.startswith("decision"):
        return "decision"
    return code.removesuffix("_text").partition("_of_")[0]


def of_its_kind(code: str, case: Case) -> Case:
    """An appeal, or what else the text `code` is of."""
    wording = "complaint" if code in ("converted", "answered") else code.partition("_of_")[2]
    if wording:
        case.case_type = CaseType(code=wording, flow=CaseType.Flow.ENQUIRY, letters=wording)
        case.state = State.RECEIVED
    return case


def check(facts: Facts, way: Way) -> None:
    """No empty or leftover placeholder, the rights that belong, each language by itself."""
    composed = compose(facts, way)
    for whole in (composed.text, composed.page, composed.subject):
        assert "((" not in whole and "()" not in whole, whole
    assert not re.search(r"<(p|li|h[1-4])( [^>]*)?>\s*</", composed.page)
    found = sections(composed.page)
    assert tuple(found) == way.languages
    for language, words in found.items():
        assert words_of_the_other(words, language) == set(), (facts.kind, language)
        assert OF[language] & set(words.lower().split())
        assert WELCOME[language] in words
        if facts.kind in OUTCOME_KINDS:
            assert RIGHTS[language] in words


@pytest.mark.parametrize("acting", [False, True], ids=["customer", "acting"])
@pytest.mark.parametrize("code", sorted(PARTS))
def test_every_text_is_whole_in_both_languages_by_every_way(code, acting):
    over = {"representative": "Rhodri Esiampl"} if acting else {}
    case = factories.case(reply_language="both", **over)
    Appeal.objects.filter(case=case).update(last_day=date(2026, 11, 20), days_late=2)
    by = [Channel.TEXT] if code.endswith("_text") else [c for c in Channel if c != Channel.TEXT]
    copy = Copy(name="Elin Eiriolwr", channel=Channel.POST, to="1 Stryd")
    for stands, channel, copied in itertools.product((None, plan()), by, (None, copy)):
        Customer.objects.filter(cases=case).update(plan=stands)
        facts = told(kind_of(code), code, factories.fresh(case))
        facts = replace(facts, copy_for=copied.name if copied else "")
        for news in NEWS if kind_of(code) == "progress" else ("",):
            for languages in (BOTH, ("cy",), ("en",)):
                way = Way(channel=channel, to="1 Stryd", languages=languages, large_print=acting)
                check(replace(facts, news=news), way)


@pytest.mark.parametrize("acting", [False, True], ids=["customer", "acting"])
@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("lead", list(LeadInvolved))
@pytest.mark.parametrize("notice_date", [date(2026, 9, 1), date(2026, 10, 5)])
def test_every_acknowledgement_is_whole_in_both_languages(acting, kind, lead, notice_date):
    factories.officer()
    case = factories.case(
        reply_language="both",
        representative="Rhodri Esiampl" if acting else "",
        notice_kind=kind,
        lead_involved=lead,
        notice_date=notice_date,
        received_on=notice_date,
    )
    way = Way(channel=Channel.EMAIL, to="a@b.cymru", languages=BOTH)
    for queue in (case.queue, *(q for q in Reviewer if q != Reviewer.OMBUDSMAN)):
        case.queue = queue
        facts = Facts(case=case, kind="acknowledgement", now=factories.NOW)
        check(facts, way)
        check(Facts(case=case, kind="progress", now=factories.NOW, news="who_decides"), way)


def test_every_sentence_is_of_its_own_language():
    mixed = {
        (code, language): found
        for code, said in SENTENCES.items()
        for language, words in said.items()
        if (found := words_of_the_other(words, language))
    }
    assert mixed == {}


def test_a_text_says_the_same_in_both_languages_line_by_line():
    for text in LetterText.objects.all():
        assert shape(text.body_cy) == shape(text.body_en), text.code


def shape(body: str) -> list:
    """What each line is, and what the case puts in it."""
    return [
        (re.findall(r"^(@ )?([#*] )?", line), sorted(re.findall(r"\(\((\w+)\)\)", line)))
        for line in body.splitlines()
    ]


def test_who_acts_for_the_customer_is_never_told_of_their_own_contact():
    wrong = re.compile(
        r"\byour (contact|appeal|notice|reason|decision|late)|\beich (cyswllt|ap[eê]l|hysbysiad)"
        r"|you received the decision|chael y penderfyniad|pryd y cawsoch",
        re.IGNORECASE,
    )
    case = factories.case(
        reply_language="both",
        representative="Rhodri Esiampl",
        lead_involved=LeadInvolved.UNKNOWN,
        now=datetime(2027, 1, 28, 10, tzinfo=UTC),
    )
    Customer.objects.filter(cases=case).update(plan=plan())
    case = factories.fresh(case)
    for code in PARTS:
        facts = told(kind_of(code), code, case)
        channel = Channel.TEXT if code.endswith("_text") else Channel.POST
        way = Way(channel=channel, to="1 Stryd", languages=BOTH)
        for news in NEWS if kind_of(code) == "progress" else ("",):
            composed = compose(replace(facts, news=news), way)
            said = composed.text
            for section in composed.sections:
                said = said.replace(section.subject, "")  # a subject is for anyone
            assert wrong.findall(said) == [], (code, news)


def test_a_letter_follows_the_plan_in_what_it_says_of_contact():
    case = factories.case()
    Customer.objects.filter(cases=case).update(plan=plan())
    shown = letters.preview(factories.fresh(case), "progress", news="checked", now=factories.NOW)
    assert "Under the measures in place (clause 6.1" in shown.text
    for line in ("* by letter", "* by telephone, on these days only: Tuesday, Thursday"):
        assert line in shown.text
    assert "Your point of contact at the Council is: M Ap" in shown.text
    assert "* by email" not in shown.text
    assert "These measures do not stop you appealing" in shown.text

"""The answer to a complaint: whole in every language of its letter, once, with the Ombudsman."""

import pytest

from cases import letters
from cases.casework import Incomplete, drafts
from cases.enquiries import answering, working
from cases.handling import involvement
from cases.models import Decision, Involvement, Letter, LetterState, Translation
from cases.permissions import Refused
from cases.policy.terms import Outcome
from cases.translation import asking, filing
from tests import factories
from tests.factories import NOW, fresh, words
from tests.support.together import at_once, each_at_once


def page(case) -> str:
    return letters.page(case.letters.get(kind="answered", copy_of=None))


@pytest.fixture
def case(officer):
    return factories.complaint_in_hand(officer, reply_language="both")


@pytest.mark.parametrize(
    ("outcome", "cy", "en"),
    [
        (Outcome.UPHELD, "Rydym yn cadarnhau eich cwyn", "We uphold your complaint"),
        (Outcome.PARTLY_UPHELD, "Rydym yn cadarnhau rhan", "We uphold part of your complaint"),
        (Outcome.NOT_UPHELD, "Nid ydym yn cadarnhau", "We do not uphold your complaint"),
    ],
)
def test_the_letter_says_what_was_found_and_why_in_both_languages(case, officer, outcome, cy, en):
    factories.answer(case, by=officer, outcome=outcome)
    said = page(case)
    assert cy in said and en in said
    assert words()["cy"] in said and words()["en"] in said


def test_the_letter_names_the_ombudsman_whom_no_editor_can_leave_out(case, officer):
    factories.answer(case, by=officer)
    said = page(case)
    assert "0300 790 0203" in said and "Ombwdsmon Gwasanaethau Cyhoeddus Cymru" in said
    assert "you can complain to the Public Services Ombudsman for Wales now" in said


def test_an_apology_and_what_puts_it_right_stand_under_headings_of_their_own(case, officer):
    factories.answer(
        case, by=officer, apology=words("Sorry."), remedy=words("New bin."), learning="Ask first."
    )
    said = page(case)
    for heading in ("Ein hymddiheuriad", "Our apology", "Sut y byddwn", "How we will put things"):
        assert heading in said
    assert "Sorry." in said and "New bin." in said and "Ask first." not in said
    assert Decision.objects.get(case=case).learning == "Ask first."


def test_without_them_there_are_no_headings(case, officer):
    factories.answer(case, by=officer)
    assert "Our apology" not in page(case) and "put things right" not in page(case)


@pytest.mark.parametrize(
    ("over", "problem"),
    [
        ({"outcome": "stands"}, ("outcome", "required")),
        ({"outcome": ""}, ("outcome", "required")),
        ({"reasons": {"en": "Because."}}, ("reasons_cy", "required")),
        ({"reasons": {"cy": "Oherwydd.", "en": " \n"}}, ("reasons_en", "required")),
        ({"apology": {"en": "Sorry."}}, ("apology_cy", "required")),
        ({"remedy": {"cy": "Bin newydd."}}, ("remedy_en", "required")),
    ],
)
def test_what_is_not_whole_is_not_sent_and_changes_nothing(case, officer, over, problem):
    said = {"outcome": "upheld", "reasons": words(), **over}
    with pytest.raises(Incomplete) as refused:
        answering.answer(case, by=officer, now=NOW, **said)
    assert refused.value.problems == [problem]
    assert fresh(case).state == "in_hand" and not Decision.objects.exists()
    assert not case.letters.filter(kind="answered").exists()


def test_only_the_languages_of_the_letter_are_asked_for_and_kept(officer):
    case = factories.complaint_in_hand(officer, reply_language="en")
    factories.answer(case, by=officer)
    given = Decision.objects.get(case=case)
    assert (given.reasons_cy, given.reasons_en) == ("", words()["en"])


def test_who_had_a_part_does_not_answer(case, officer, colleague):
    involvement.add(
        case,
        part=Involvement.Part.TARGET,
        source=Involvement.Source.DECLARED,
        user=officer,
        by=officer,
        now=NOW,
    )
    with pytest.raises(Refused, match="not_visible"):
        factories.answer(case, by=officer)
    with pytest.raises(Refused, match="take_case_first"):
        factories.answer(case, by=colleague)


def test_words_can_be_translated_and_an_old_translation_is_not_sent(case, officer):
    translator = factories.user("welsh_officer")
    asked = asking.ask(
        case,
        Translation.What.ANSWER,
        pieces={"reasons": "Because."},
        source="en",
        target="cy",
        by=officer,
        now=NOW,
    )
    filing.file(asked, by=translator, words={"reasons": "Oherwydd."}, now=NOW)
    with pytest.raises(Incomplete) as old:
        said = {"cy": "Oherwydd.", "en": "Because of something else."}
        answering.answer(case, by=officer, outcome="upheld", reasons=said, now=NOW)
    assert old.value.problems == [("reasons_cy", "stale")]
    said = {"cy": "Oherwydd.", "en": "Because."}
    answering.answer(case, by=officer, outcome="upheld", reasons=said, now=NOW)


def test_an_answer_is_taken_back_while_its_letter_has_not_left(case, officer):
    factories.answer(case, by=officer, apology=words("Sorry."))
    answering.take_back(case, by=officer, now=NOW)
    again = fresh(case)
    assert (again.state, again.handler) == ("in_hand", officer)
    assert not Decision.objects.filter(case=case).exists()
    assert Letter.objects.get(case=case, kind="answered").state == LetterState.STOPPED
    typed = drafts.load(case, "answer").typed
    assert typed["apology_en"] == "Sorry." and typed["outcome"] == "partly_upheld"
    factories.answer(again, by=officer)
    assert case.letters.filter(kind="answered").exclude(state=LetterState.STOPPED).count() == 1


def test_it_is_not_taken_back_by_others_nor_once_its_letter_may_have_left(case, officer, colleague):
    factories.answer(case, by=officer)
    with pytest.raises(Refused, match="not_your_decision"):
        answering.take_back(case, by=colleague, now=NOW)
    Letter.objects.filter(case=case, kind="answered").update(undo_until=None)
    with pytest.raises(Refused, match="too_late_to_stop"):
        answering.take_back(case, by=officer, now=NOW)


def test_a_closed_one_is_not_taken_back(case, officer):
    factories.answer(case, by=officer)
    working.close(case, by=officer, now=NOW)
    with pytest.raises(Refused, match="not_your_decision"):
        answering.take_back(case, by=officer, now=NOW)


def test_what_an_officer_types_comes_back_as_it_was(case, officer):
    said = "<script>x</script> \u0175\u0177 =1+1 {{ x }} ((reasons)) 𝔘"
    reasons = {"cy": said, "en": said}
    answering.answer(case, by=officer, outcome="upheld", reasons=reasons, now=NOW)
    assert Decision.objects.get(case=case).reasons_cy == said
    assert "<script>" not in page(case) and "&lt;script&gt;" in page(case)


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_eight_tabs_answering_at_once_one_answers_and_one_letter_is_written(race_rounds):
    officer = factories.officer()
    for _ in range(race_rounds):
        case = factories.complaint_in_hand(officer)
        done = at_once([officer] * 8, lambda who, case=case: factories.answer(case, by=who))
        assert sorted(done) == ["already_done"] * 7 + ["won"]
        assert case.letters.filter(kind="answered").count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_of_taking_back_and_closing_at_once_one_happens(race_rounds):
    officer = factories.officer()
    for _ in range(race_rounds):
        case = factories.answered_complaint(officer)
        acts = (answering.take_back, working.close)
        done = each_at_once(
            [lambda act=act, case=case: act(case, by=officer, now=NOW) for act in acts]
        )
        assert done.count("won") == 1
        assert (fresh(case).state == "closed") == Decision.objects.filter(case=case).exists()

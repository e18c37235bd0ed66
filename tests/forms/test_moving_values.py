"""Nothing of a form is lost on the way through a file, whatever its blocks and rows hold.

No line here names a question type or a field: one that is added is drawn and compared too, and a
kind of value that would not travel fails.
"""

import json

import pytest
from django.db import models
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail import blocks as wagtail_blocks
from wagtail.fields import StreamField

from cases.models import CaseType, LetterText, RoutingCondition, RoutingRow
from forms.blocks import QUESTIONS, StepBlock
from forms.models import FormPage, QuestionSet
from forms.moving import blocks, pages, reading, rows, writing
from tests.forms.movable import LANGUAGES, kept, part, without_ids

pytestmark = pytest.mark.django_db  # to choose a set of questions is to look which there are

STREAMS = {
    "steps": FormPage._meta.get_field("steps").stream_block,
    "ends": FormPage._meta.get_field("ends").stream_block,
    "sets of questions": QuestionSet._meta.get_field("questions").stream_block,
}
WORDS = (models.CharField, models.TextField)
KINDS = (*WORDS, models.IntegerField, models.BooleanField, StreamField)
"""What a row is known to carry; of a kind not named here, see that `forms.moving.rows` does."""
QUICKLY = settings(
    max_examples=4,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # to shrink what the larger blocks give takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)


def there_and_back(block, was: dict) -> dict:
    """By language: what the database keeps after a way through the text of a file."""
    values = {language: block.to_python(was[language]) for language in LANGUAGES}
    said = {"said": blocks.plain(block, values)}
    read = reading.read(writing.write(said).encode())
    assert read == said
    found = {
        language: blocks.raw(block, read["said"], language, ("said",)) for language in LANGUAGES
    }
    return as_it_was(block, found)


def as_it_was(block, was: dict) -> dict:
    values = {language: block.to_python(was[language]) for language in LANGUAGES}
    blocks.plain(block, values)  # a stream keeps what it was given until somebody looks inside
    return {language: without_ids(block.get_prep_value(values[language])) for language in LANGUAGES}


@pytest.mark.parametrize("name", STREAMS)
@QUICKLY
@given(data=st.data())
def test_every_stream_of_a_form_comes_out_as_it_went_in(name, data):
    was = data.draw(kept(STREAMS[name]))

    assert there_and_back(STREAMS[name], was) == as_it_was(STREAMS[name], was)


@pytest.mark.parametrize("name", QUESTIONS)
@QUICKLY
@given(data=st.data())
def test_every_type_of_question_comes_out_as_it_went_in(name, data):
    stream = StepBlock().child_blocks["questions"]
    drawn = data.draw(part(name, QUESTIONS[name]))
    was = {language: [drawn[language]] for language in LANGUAGES}

    assert there_and_back(stream, was) == as_it_was(stream, was)


def test_parts_that_stay_keep_their_ids_and_both_languages_share_the_new_ones():
    block = StepBlock()
    said = {"key": "a", "questions": [{"type": "guidance", "key": "b"}]}
    stream = wagtail_blocks.StreamBlock([("step", block)])
    before = [{"type": "step", "id": "kept", "value": {"key": "a", "questions": []}}]

    welsh, english = (
        blocks.raw(stream, [said, {"key": "c"}], language, (), before) for language in LANGUAGES
    )

    assert welsh[0]["id"] == "kept"
    assert welsh == english
    assert len({welsh[0]["id"], welsh[1]["id"], welsh[0]["value"]["questions"][0]["id"]}) == 3


def test_parts_of_one_name_have_ids_of_their_own():
    stream = StepBlock().child_blocks["questions"]
    twins = [{"type": "files", "key": "same"}, {"type": "files", "key": "same"}]

    first, second = blocks.raw(stream, twins, "cy", ())

    assert first["id"] != second["id"]


@pytest.mark.parametrize("model", [CaseType, RoutingRow, RoutingCondition, QuestionSet, LetterText])
def test_a_row_travels_with_every_field_an_editor_sets(model):
    own_fields = rows._fields(model).values()
    own = {field.name for fields in own_fields for field in fields.values()}
    machinery = {"id", "sort_order", "latest_revision", "as_loaded"}
    known_by = {"code"} if model is LetterText else set()
    owner = {RoutingRow: {"case_type"}, RoutingCondition: {"row"}, LetterText: {"case_type"}}
    owner = owner.get(model, set())

    every = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}

    assert all(isinstance(field, KINDS) for fields in own_fields for field in fields.values())
    assert every == own | (every & machinery) | known_by | owner


def test_a_form_travels_with_every_field_of_its_own():
    own = {field.name for field in FormPage._meta.local_fields} - {"page_ptr"}

    assert own <= {field.name for field in pages.fields()}
    assert all(isinstance(field, (*WORDS, StreamField)) for field in pages.fields())


def test_a_text_of_any_length_is_written_so_that_it_reads_the_same():
    said = {"a": [{"b": "ŵ" * 200, "c": {}}, [], [["x" * 99]], {"d": {"e": "f"}}], "g": "\u2028"}

    assert json.loads(writing.write(said)) == said

"""Whatever an editor pastes into a subject, letters can still be sent."""

import pytest

from cases.models import Letter, LetterText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("between", ["\u2028", "\x0b", "\r\nBcc: everyone@example.org\r\n", "\x85"])
def test_a_break_in_a_subject_does_not_stop_appeals(between):
    factories.ground_rules()
    text = LetterText.objects.get(code="acknowledgement")
    text.subject_en = f"We have{between}your appeal"
    text.full_clean()
    text.save()

    case = factories.case(reply_language="en")

    letter = Letter.objects.get(case=case)
    assert letter.subject.split() == f"We have {between} your appeal".split()
    assert b"\nBcc:" not in bytes(letter.message).partition(b"\r\n\r\n")[0]

"""Editors who begin the own words of one letter at the same moment all come to the same words."""

import pytest

from cases.models import LetterText
from tests import factories
from tests.support.together import each_at_once

CODE = "acknowledgement_of_enquiry"


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_own_words_begun_four_times_at_once_are_begun_once():
    factories.ground_rules()
    kind = factories.kind()
    done = each_at_once([lambda: LetterText.own(CODE, kind)] * 4)
    assert done == ["won"] * 4
    assert LetterText.objects.filter(code=CODE, case_type=kind).count() == 1

"""What an officer sees of a case, in the language they chose."""

import pytest

from tests import factories

TABS = ("", "answers/", "files/", "letters/", "timeline/")


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_under_the_same_bar(signed_in, language, tab):
    case = factories.case(adjustments="Large print, please")
    page = signed_in(factories.officer(), language).get(f"/staff/cases/{case.reference}/{tab}")

    assert page.status_code == 200
    html = page.content.decode()
    assert f'<html lang="{language}"' in html
    assert case.reference in html and "Siân Enghraifft" in html
    assert "Large print, please" in html

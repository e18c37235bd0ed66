"""`load_policy` on an empty database: everything, in both languages, or nothing."""

import shutil

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from cases.models import ClosedDay, Edition, OmbudsmanDetails
from home import loading
from home.content_files import CONTENT
from home.models import PolicyPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(tmp_path):
    """The data files, to be changed."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def test_an_empty_database_gets_everything():
    loading.load(say=lambda line: None)
    assert Site.objects.get().root_page.locale.language_code == "cy"
    assert Page.objects.live().filter(depth__gt=1).count() == 16
    assert not Page.objects.filter(depth__gt=1, live=False).exists()
    assert OmbudsmanDetails.objects.count() == 1
    assert set(Edition.objects.values_list("in_force_from", flat=True)) == {None}
    days = ClosedDay.objects
    assert days.get(day="2026-12-28").name_cy == "Dydd San Steffan (diwrnod amgen)"
    assert set(days.dates("day", "year")) >= {
        days.get(day="2030-12-25").day.replace(month=1, day=1)
    }


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("en", "[20 working days]", "[30 working days]"),
        ("cy", "[20 diwrnod gwaith]", "[30 diwrnod gwaith]"),
        ("en", "[by writing](appeal_in_writing)", "by writing"),
    ],
)
def test_words_that_disagree_with_their_term_are_refused(content, language, right, wrong):
    path = content / f"policy-current-{language}.json"
    assert right in path.read_text()
    path.write_text(path.read_text().replace(right, wrong))
    with pytest.raises(CommandError) as refused:
        call_command("load_policy", str(content))
    assert f"{language}: " in str(refused.value)
    assert "7.2" in str(refused.value)
    assert not PolicyPage.objects.exists()

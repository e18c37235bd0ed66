"""Files that may be stored, a case somebody holds, and a browser of theirs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import handling
from tests import factories
from tests.files import samples


@pytest.fixture
def upload(settings, tmp_path):
    """Makes an upload of a small picture, as a browser sends it."""
    settings.FILES_ROOT = tmp_path / "files"

    def make(name: str = "llun.png", content: bytes = b"") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content or samples.picture())

    return make


@pytest.fixture
def held(db):
    """Makes a case that its officer holds: (case, officer)."""

    def make(**over):
        factories.ground_rules(dated=True)
        by = factories.officer()
        case = factories.case(**over)
        handling.claim(case, by=by, now=factories.NOW)
        return factories.fresh(case), by

    return make

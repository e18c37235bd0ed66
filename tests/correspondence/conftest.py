"""Files that may be stored."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.files import samples


@pytest.fixture
def upload(settings, tmp_path):
    """Makes an upload of a small picture, as a browser sends it."""
    settings.FILES_ROOT = tmp_path / "files"

    def make(name: str = "llun.png", content: bytes = b"") -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content or samples.picture())

    return make

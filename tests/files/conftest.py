"""A private store of the test's own."""

from pathlib import Path

import pytest


@pytest.fixture
def root(settings, tmp_path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT

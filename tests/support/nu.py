"""The Nu HTML checker: a batch of pages in one run of `java -jar`."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

JAR = Path(__file__).resolve().parents[2] / ".dev/nu/node_modules/vnu-jar/build/dist/vnu.jar"


def errors(pages: Mapping[str, str]) -> list[str]:
    """What is wrong with these pages (name -> HTML), one line each; [] when nothing is.

    Without Java or the jar the test is left out, but never on CI.
    """
    java = shutil.which("java")
    if not java or not JAR.exists():
        if os.environ.get("CI"):
            pytest.fail("The Nu HTML checker is missing: python3 dev.py test sets it up.")
        pytest.skip("the Nu HTML checker is missing")
    with tempfile.TemporaryDirectory(prefix="cyswllt-nu-") as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(html)
            names[path.as_uri()] = name
            names[f"file:{path}"] = name
        command = [java, "-Xss1m", "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
        done = subprocess.run([*command, folder], capture_output=True, text=True, check=True)
        return [
            f"{names.get(note.get('url', ''), note.get('url'))}:{note.get('lastLine')}: "
            f"{note['message']} — {note.get('extract', '').strip()}"
            for note in json.loads(done.stderr)["messages"]
            if note["type"] in ("error", "non-document-error") or note.get("subType") == "fatal"
        ]

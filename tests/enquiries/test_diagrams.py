"""The diagrams of the README are those of the flows as they are."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from portal.management.commands import flows


def test_the_readme_shows_each_flow_as_it_is():
    call_command("flows", check=True)


def test_an_old_diagram_is_found(tmp_path, settings):
    text = (Path(settings.ROOT) / "cases" / "README.md").read_text(encoding="utf-8")
    old = tmp_path / "cases" / "README.md"
    old.parent.mkdir()
    old.write_text(text.replace("begin --> answer", "begin --> close"), encoding="utf-8")
    settings.ROOT = tmp_path
    with pytest.raises(CommandError, match="is old"):
        call_command("flows", check=True)
    call_command("flows", write=True)
    assert old.read_text(encoding="utf-8") == text


def test_a_diagram_leads_on_from_the_beginning_to_the_end():
    drawn = flows.diagram(flows.EnquiryFlow)
    for step in ("received --> assign", "begin -. put back .-> assign", "close --> closed"):
        assert f"  {step}\n" in f"{drawn}\n"

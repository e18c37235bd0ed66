"""The desk names no kind of case: whatever is particular to one is in its own package."""

import re
from pathlib import Path

from cases.models import CaseType
from cases.staff import panels

CASES = Path(__file__).resolve().parents[2] / "cases"
DESK = [*(CASES / "staff").rglob("*.py"), *(CASES / "templates/cases/staff").rglob("*.html")]
ALLOWED = {"staff/urls.py": 'path("", include("cases.appeals.urls")),'}
REGISTRY = "staff/panels.py"


def test_no_module_and_no_template_of_the_desk_names_an_appeal():
    named = {
        f"{path.relative_to(CASES)}: {line.strip()}"
        for path in DESK
        if str(path.relative_to(CASES)) != REGISTRY
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search("appeal", line, re.IGNORECASE)
        and line.strip() != ALLOWED.get(str(path.relative_to(CASES)))
    }
    assert named == set(), "say it in cases/appeals: its panel, acts.html or happened.py"


def test_every_flow_has_a_panel_that_says_all_the_desk_asks():
    asked = ("SUMMARY", "ACTS", "BY_SOMEONE", "BY_ITSELF")
    asked += ("identity", "flags", "summary", "answers", "may", "next_step")
    assert set(panels.PANELS) == set(CaseType.Flow)
    for panel in panels.PANELS.values():
        assert [name for name in asked if not hasattr(panel, name)] == []

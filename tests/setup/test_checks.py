"""The closing line of `dev.py test` adds up every run, and says what was left out."""

import checks
import pytest
from checks import Tally

RUNS = """
import pytest

def test_good(): pass
def test_bad(): assert False
def test_left_out(): pytest.skip("no tool")
"""


@pytest.fixture
def run_of(tmp_path):
    """Run a file of tests as `dev.py test` does; gives the tally."""

    def run(source: str) -> Tally:
        path, tally = tmp_path / "test_made_up.py", Tally()
        path.write_text(source)
        checks._pytest(tally, "made up", [str(path), "-p", "no:django", "-p", "no:xdist"])
        return tally

    return run


def test_passes_failures_and_what_was_left_out_are_counted(run_of, capsys):
    tally = run_of(RUNS)
    assert (tally.passed, len(tally.failed), len(tally.skipped)) == (1, 1, 1)
    assert checks._close(tally, 60) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 1 failed"


def test_a_run_without_a_test_is_a_failure(run_of):
    assert run_of("").failed == ["made up: no test ran"]


def test_a_run_that_breaks_is_a_failure(run_of):
    assert len(run_of("this is not Python").failed) == 1


def test_all_passed_is_success(capsys):
    assert checks._close(Tally(passed=3), 1) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3 passed, 0 failed"


@pytest.mark.parametrize(("ci", "failed"), [("true", 1), ("", 0)])
def test_a_missing_program_fails_on_ci_and_is_said_elsewhere(monkeypatch, ci, failed, capsys):
    monkeypatch.setenv("CI", ci)
    tally = Tally()
    tally.missing("Chromium", "browser tests")
    assert len(tally.failed) == failed
    assert "browser tests: Chromium is missing" in capsys.readouterr().out

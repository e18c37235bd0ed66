"""Set-up does a step once for one input, and keeps no address and no secret."""

import json
import stat

import prepare
import pytest
from demo import make_secrets
from places import REQUIREMENTS, ROOT, Stop, environment


@pytest.fixture
def steps(tmp_path):
    """`once` with stamps and products in a folder of its own; gives what was done."""
    made, done = tmp_path / "made", []

    def step() -> None:
        done.append("done")
        made.write_text("")

    def ask(stamp: str) -> list[str]:
        prepare.once("step", stamp, made, step, stamps=tmp_path / "stamps")
        return done

    return ask, made


def test_a_step_is_done_once_for_the_same_input(steps):
    ask, _ = steps
    ask("one")
    assert ask("one") == ["done"]


def test_a_step_is_done_again_when_its_input_changed(steps):
    ask, _ = steps
    ask("one")
    assert ask("two") == ["done", "done"]


def test_a_step_is_done_again_when_what_it_made_is_gone(steps):
    ask, made = steps
    ask("one")
    made.unlink()
    assert ask("one") == ["done", "done"]


def test_a_step_that_made_nothing_stops(tmp_path):
    with pytest.raises(Stop, match="did not make"):
        prepare.once("step", "one", tmp_path / "none", lambda: None, stamps=tmp_path)


def test_secrets_are_made_once_and_only_for_their_owner(tmp_path):
    password = make_secrets(tmp_path)
    key = (tmp_path / "secret_key").read_text()
    assert make_secrets(tmp_path) == password
    assert (tmp_path / "secret_key").read_text() == key
    for name in ("secret_key", "demo_password"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_pins_are_hashed_and_name_no_index():
    for path in REQUIREMENTS.glob("*.txt"):
        lines = path.read_text().splitlines()
        assert lines and not [line for line in lines if "://" in line or line.startswith("-")]
        assert all("--hash=" in line or "==" in line for line in lines)


@pytest.mark.parametrize("folder", ["site/assets", ".dev/nu"])
def test_npm_lockfiles_name_no_registry(folder):
    lock = json.loads((ROOT / folder / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_programs_get_what_an_empty_environment_lacks():
    env = environment()
    assert {"PATH", "HOME", "UV_SYSTEM_CERTS", "NODE_USE_SYSTEM_CA", "CYSWLLT_DATA"} <= env.keys()

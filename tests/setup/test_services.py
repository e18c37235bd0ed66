"""What we use of the machine is set up where it can be, and missed without a fall where not."""

import services


def test_a_machine_without_pango_is_told_so_and_goes_on(monkeypatch):
    monkeypatch.setattr(services, "PANGO", ("no-such-library",))
    monkeypatch.setenv("PATH", "/nonexistent")  # nothing to install it with
    assert services.pango() is False


def test_a_package_that_cannot_be_had_stops_nothing(monkeypatch, tmp_path, capsys):
    refusing = tmp_path / "apt-get"
    refusing.write_text("#!/bin/sh\necho no way to the network >&2\nexit 100\n")
    refusing.chmod(0o755)
    monkeypatch.setattr(services.os, "geteuid", lambda: 0)
    monkeypatch.setattr(services, "PANGO", ("no-such-library",))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert services.pango() is False
    assert "no way to the network" in capsys.readouterr().out

"""Nothing leaves this machine, nothing is left over, and long figures run only when asked for."""

import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

_connect = socket.socket.connect


class OutsideConnection(RuntimeError):
    """A test tried to reach another machine."""


def _loopback_only(self: socket.socket, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = address[0]
        if host != "localhost" and not ip_address(host).is_loopback:
            raise OutsideConnection(f"A test may reach this machine only, not {host}.")
    return _connect(self, address)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run the long figures (mark: full)")


def pytest_configure(config: pytest.Config) -> None:
    socket.socket.connect = _loopback_only


def pytest_unconfigure(config: pytest.Config) -> None:
    socket.socket.connect = _connect
    if config.pluginmanager.has_plugin("django"):
        from django.conf import settings

        shutil.rmtree(settings.DATA, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _in_order(items)
    if config.getoption("--full"):
        return
    long = [item for item in items if item.get_closest_marker("full")]
    items[:] = [item for item in items if not item.get_closest_marker("full")]
    if long:
        config.hook.pytest_deselected(items=long)


LONGEST = (
    *("test_headers.py", "test_translated.py", "test_conflict_walk.py", "test_conflict_machine.py"),
    *("test_new_form.py", "test_sixty_rows.py", "test_question_types.py", "test_builder_panels.py"),
)


def _in_order(items: list[pytest.Item]) -> None:
    """The longest modules first, then by how many tests they have: no worker waits at the end
    for another's long one."""
    many = Counter(item.path for item in items)

    def place(item: pytest.Item) -> tuple:
        first = LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST)
        return first, -many[item.path], item.path

    items.sort(key=place)


@pytest.fixture(autouse=True)
def _empty_caches(request: pytest.FixtureRequest) -> Iterator[None]:
    """Limits and kept pages of one test never reach the next."""
    yield
    if request.config.pluginmanager.has_plugin("django"):
        from django.core.cache import caches

        for cache in caches.all(initialized_only=True):
            cache.clear()

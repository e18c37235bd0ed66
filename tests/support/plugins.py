"""What every test shares, in `tests` and in `e2e`: its database, no network, the clock it asks
for."""

pytest_plugins = [
    *("tests.support.browsers", "tests.support.database", "tests.support.guards"),
    *("tests.support.failing", "tests.support.moments", "tests.support.runs"),
]

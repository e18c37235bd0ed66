"""What every test shares: the database it starts from, no network, the clock it asks for."""

pytest_plugins = [
    *("tests.support.database", "tests.support.guards"),
    *("tests.support.moments", "tests.support.runs"),
]

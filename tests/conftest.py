pytest_plugins = ["tests.support.plugins"]

"""The demo: production's behaviour on one machine, with secrets kept beside the data."""

from .base import *  # noqa: F403
from .base import DATA, env


def _kept(name: str, variable: str) -> str:
    """A secret from the environment, else from the file `dev.py` made at the first run."""
    path = DATA / name
    return env(variable, default="") or (
        path.read_text().strip() if path.exists() else "insecure-and-only-for-building"
    )


SECRET_KEY = _kept("secret_key", "SECRET_KEY")
DEMO_PASSWORD = _kept("demo_password", "DEMO_PASSWORD")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected: WhiteNoise finds each file where it lies

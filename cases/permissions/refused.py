"""How a right says no: to a verb by an exception, to a page by False."""

from collections.abc import Callable
from typing import Any


class Refused(Exception):
    """The person may not do this, or no longer: `code` says why, for a message."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def answers(check: Callable[..., None]) -> Callable[..., bool]:
    """The question a page asks before it offers what `check` guards."""

    def ask(*args: Any, **kwargs: Any) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    ask.__doc__ = f"Whether `{check.__name__}` would pass."
    return ask

"""The whole of a letter, made by the worker once, before the first try to send it."""

from cases.letters import carriers, lease
from cases.models import Letter


def prepare(letter: Letter) -> bool:
    """Keep the leased letter with all its parts; False when its lease was taken away meanwhile.

    What is kept is what is handed over, now and at every later try.
    """
    if letter.prepared:
        return True
    letter.message, letter.prepared = carriers.of(letter).whole(letter), True
    return lease.renew(letter, message=letter.message, prepared=True)

"""What the panel of any kind of case is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """What has to be done next, where, and why it matters."""

    url: str
    label: str

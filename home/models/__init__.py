"""What anyone can read."""

from .loaded import Loaded
from .pages import HomePage, InformationPage
from .policy import PolicyPage

__all__ = ["HomePage", "InformationPage", "Loaded", "PolicyPage"]

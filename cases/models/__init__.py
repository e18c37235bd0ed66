"""One file per thing. Rows, constraints and named queries live here; verbs live elsewhere."""

from .appeal import Appeal, ClaimedPerson, Ground
from .case import Case, Queue, State
from .case_type import CaseType
from .closed_day import ClosedDay
from .council import CouncilDetails
from .customer import Customer
from .decision import Decision
from .edition import Edition
from .event import Event
from .file import StoredFile
from .involvement import Involvement
from .ombudsman import OmbudsmanDetails
from .process import AppealProcess

__all__ = [
    "Appeal",
    "AppealProcess",
    "Case",
    "CaseType",
    "ClaimedPerson",
    "ClosedDay",
    "CouncilDetails",
    "Customer",
    "Decision",
    "Edition",
    "Event",
    "Ground",
    "Involvement",
    "OmbudsmanDetails",
    "Queue",
    "State",
    "StoredFile",
]

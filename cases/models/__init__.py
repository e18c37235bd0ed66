"""One file per thing. Rows, constraints and named queries live here; verbs live elsewhere."""

from .access_code import AccessCode, CodeRequest, WrongCode
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
from .heartbeat import Heartbeat
from .involvement import Involvement
from .letter import Letter, LetterState
from .letter_text import LetterText
from .ombudsman import OmbudsmanDetails
from .process import AppealProcess

__all__ = [
    "AccessCode",
    "Appeal",
    "AppealProcess",
    "Case",
    "CaseType",
    "ClaimedPerson",
    "ClosedDay",
    "CodeRequest",
    "CouncilDetails",
    "Customer",
    "Decision",
    "Edition",
    "Event",
    "Ground",
    "Heartbeat",
    "Involvement",
    "Letter",
    "LetterState",
    "LetterText",
    "OmbudsmanDetails",
    "Queue",
    "State",
    "StoredFile",
    "WrongCode",
]

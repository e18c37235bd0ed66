"""One file per thing. Rows, constraints and named queries live here; verbs live elsewhere."""

from .access_code import AccessCode, CodeRequest, WrongCode
from .adjustments import Adjustments
from .appeal import Appeal, ClaimedPerson, Ground
from .case import Case, Queue, State
from .case_type import CaseType
from .case_word import CaseWord
from .closed_day import ClosedDay
from .contact_plan import ContactPlan
from .council import CouncilDetails
from .customer import Customer
from .decision import Decision
from .draft_words import DraftWords
from .edition import Edition
from .event import Event
from .file import StoredFile
from .heartbeat import Heartbeat
from .incoming_mail import IncomingMail
from .involvement import Involvement
from .letter import Letter, LetterState
from .letter_pdf import LetterPdf
from .letter_text import LetterText
from .letter_try import LetterTry
from .message import Message
from .ombudsman import OmbudsmanDetails
from .process import AppealProcess
from .translation import Translation
from .unsent_message import UnsentMessage
from .withdrawal import Withdrawal

__all__ = [
    "AccessCode",
    "Adjustments",
    "Appeal",
    "AppealProcess",
    "Case",
    "CaseType",
    "CaseWord",
    "ClaimedPerson",
    "ClosedDay",
    "CodeRequest",
    "ContactPlan",
    "CouncilDetails",
    "Customer",
    "Decision",
    "DraftWords",
    "Edition",
    "Event",
    "Ground",
    "Heartbeat",
    "IncomingMail",
    "Involvement",
    "Letter",
    "LetterPdf",
    "LetterState",
    "LetterText",
    "LetterTry",
    "Message",
    "OmbudsmanDetails",
    "Queue",
    "State",
    "StoredFile",
    "Translation",
    "UnsentMessage",
    "Withdrawal",
    "WrongCode",
]

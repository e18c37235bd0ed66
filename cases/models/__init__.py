"""One file per thing. Rows, constraints and named queries live here; verbs live elsewhere."""

from .absence import Absence
from .access_code import AccessCode, CodeRequest, WrongCode
from .adjustments import Adjustments
from .appeal import Appeal, ClaimedPerson, Ground
from .case import Case, Queue, State
from .case_link import CaseLink
from .case_type import CaseType
from .case_word import CaseWord
from .closed_day import ClosedDay
from .contact_plan import ContactPlan
from .council import CouncilDetails
from .customer import Customer
from .data_complaint import DataComplaint
from .decision import Decision
from .draft_words import DraftWords
from .edition import Edition
from .event import Event
from .extension import Extension
from .file import FileState, StoredFile
from .finding import Finding
from .heartbeat import Heartbeat
from .incoming_mail import IncomingMail
from .interest import Interest
from .involvement import Involvement
from .letter import Letter, LetterState
from .letter_pdf import LetterPdf
from .letter_text import LetterText
from .letter_try import LetterTry
from .message import Message
from .note import Note
from .ombudsman import OmbudsmanDetails
from .ombudsman_record import OmbudsmanEarlier, OmbudsmanRecord
from .pause import Pause
from .process import AppealProcess, EnquiryProcess
from .proposal import Proposal
from .reminder import Reminder
from .routing import RoutingCondition, RoutingRow
from .statement import Statement
from .submission import Submission
from .translation import Translation
from .unsent_message import UnsentMessage
from .withdrawal import Withdrawal

__all__ = [
    "Absence",
    "AccessCode",
    "Adjustments",
    "Appeal",
    "AppealProcess",
    "Case",
    "CaseLink",
    "CaseType",
    "CaseWord",
    "ClaimedPerson",
    "ClosedDay",
    "CodeRequest",
    "ContactPlan",
    "CouncilDetails",
    "Customer",
    "DataComplaint",
    "Decision",
    "DraftWords",
    "Edition",
    "EnquiryProcess",
    "Event",
    "Extension",
    "FileState",
    "Finding",
    "Ground",
    "Heartbeat",
    "IncomingMail",
    "Interest",
    "Involvement",
    "Letter",
    "LetterPdf",
    "LetterState",
    "LetterText",
    "LetterTry",
    "Message",
    "Note",
    "OmbudsmanDetails",
    "OmbudsmanEarlier",
    "OmbudsmanRecord",
    "Pause",
    "Proposal",
    "Queue",
    "Reminder",
    "RoutingCondition",
    "RoutingRow",
    "State",
    "Statement",
    "StoredFile",
    "Submission",
    "Translation",
    "UnsentMessage",
    "Withdrawal",
    "WrongCode",
]

"""To whom a letter on paper goes: the name and address that show in the window of an envelope."""

from cases.letters.post import ON_PAPER
from cases.models import Adjustments, Letter


def is_for_advocate(letter: Letter) -> bool:
    """Whether it is the copy of the person's advocate, as it was first written or on paper after
    its e-mail came back."""
    first = letter.copy_of if ON_PAPER in letter.message_id else letter
    return first is not None and first.copy_of_id is not None


def name(letter: Letter, agreed: Adjustments) -> str:
    """Whose envelope it is: the advocate's, that of the one who acts for the person, or theirs."""
    if is_for_advocate(letter):
        return agreed.advocate
    return letter.case.addressee


def lines(letter: Letter, agreed: Adjustments) -> list[str]:
    """The envelope line by line, as the address was when the letter was written; nothing when no
    address is known."""
    now = agreed.advocate_address if is_for_advocate(letter) else letter.case.customer.address
    address = [line.strip() for line in (letter.sent_to or now).splitlines() if line.strip()]
    who = name(letter, agreed)
    return [who, *(line for line in address if line != who)] if address else []

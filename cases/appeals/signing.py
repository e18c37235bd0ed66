"""A second person signs the decision off that whoever investigated proposes."""

from functools import partial

from cases.appeals.decisions import MERITS
from cases.handling import signing
from cases.handling.signing import give_back, take_proposal_back

__all__ = ["give_back", "propose", "sign_off", "take_proposal_back"]

propose = partial(signing.propose, MERITS)
sign_off = partial(signing.sign_off, MERITS)

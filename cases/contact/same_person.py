"""Whether someone who writes is a person we know: by their e-mail address, or name and address."""

import re
import unicodedata

from cases.search import fold

POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)


def is_same(known, answers) -> bool:
    """Whether both have the very same e-mail address, or the same name at the same address.

    An address is its postcode and a number. Who gives an e-mail address we do not know of is known
    by nothing else: what stands for a person is shown to nobody who merely gives their name.
    Case, accents' encoding and spaces do not matter; what is empty is like nothing.
    """
    if _plain(known.email) and _plain(known.email) == _plain(answers.email):
        return True
    if _plain(answers.email):
        return False
    name, postcodes = _plain(known.name), postcodes_in(known.address)
    return (
        bool(name)
        and name == _plain(answers.name)
        and bool(postcodes & postcodes_in(answers.address))
        and _share_a_number(known.address, answers.address)
    )


def may_be(declared, customer) -> bool:
    """Whether `customer` may be the person whom a member of staff says they know.

    The very same e-mail address; or the same postcode, and a name whose words are all in the
    other's, whatever accents and order. Wider than `is_same`: here being alike shows nobody
    anything, it shuts somebody out.
    """
    if _plain(declared.email) and _plain(declared.email) == _plain(customer.email):
        return True
    one, other = set(fold.words(declared.name)), set(fold.words(customer.name))
    return bool(
        (one and other)
        and (one <= other or other <= one)
        and postcodes_in(declared.postcode) & postcodes_in(customer.address)
    )


def postcodes_in(address: str) -> frozenset[str]:
    """The postcodes in an address, in capitals without spaces."""
    return frozenset("".join(found).upper() for found in POSTCODE.findall(address[:5000]))


def _share_a_number(one: str, other: str) -> bool:
    """Whether two addresses share the number of a house or flat, or neither has any."""
    numbers, others = _numbers(one), _numbers(other)
    return bool(numbers & others) or not (numbers or others)


def _numbers(address: str) -> set[str]:
    return set(re.findall(r"[0-9]+", POSTCODE.sub(" ", address[:5000])))


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())

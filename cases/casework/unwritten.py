"""Why a letter could not be written: one whole sentence for whoever can put it right."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.casework import words
from cases.letters import LetterIncomplete
from cases.models.letter_faults import Fault
from cases.models.letter_parts import NAMES

SAID: Mapping[tuple[str, str], str | Promise] = {
    ("channel", "unreachable"): gettext_lazy(
        "There is no address or number for this way of contact."
    ),
    ("channel", "too_long"): gettext_lazy("A text message cannot carry a letter."),
    ("languages", "required"): gettext_lazy("Choose at least one language for the letter."),
    ("waiver_language", "required"): gettext_lazy(
        "Say why the letter does not go in the languages the customer chose."
    ),
    ("waiver_channel", "required"): gettext_lazy(
        "Say why the letter does not go in a way the customer chose."
    ),
    ("waiver_call_instead", "required"): gettext_lazy(
        "It was agreed to telephone this customer instead of writing. Say why not this time."
    ),
    ("waiver_large_print", "required"): gettext_lazy(
        "It was agreed to write to this customer in large print. Say why not this time."
    ),
    ("waiver_advocate", "required"): gettext_lazy(
        "It was agreed that someone gets a copy of each letter. Say why not this time."
    ),
}


def sentence(incomplete: Exception, what: str, code: str) -> str:
    """The sentence for one of the problems of `incomplete`, most often a LetterIncomplete."""
    faults = incomplete.faults if isinstance(incomplete, LetterIncomplete) else ()
    for fault in faults:
        if (str(fault), fault.code) == (what, code):
            return of_text(fault)
    if said := SAID.get((what, code)):
        return str(said)
    said = _("The letter cannot be written yet. An editor must complete this: %(name)s")
    return said % {"name": what}


def of_text(fault: Fault) -> str:
    """What is wrong with the words of the letter: which text, which language, which line."""
    if fault.code == "no_value":
        said = _(
            "The letter cannot be written: the case has nothing to put for ((%(name)s)), for which "
            "the text “%(text)s” asks in line %(line)d. Language: %(language)s."
        )
    elif fault.line:
        said = _(
            "The letter cannot be written: an editor must put right line %(line)d of the text "
            "“%(text)s”. Language: %(language)s."
        )
    elif fault.name:
        said = _(
            "The letter cannot be written: the text “%(text)s” leaves out ((%(name)s)), and an "
            "editor must put it in. Language: %(language)s."
        )
    else:
        said = _(
            "The letter cannot be written: an editor must complete the text “%(text)s”. "
            "Language: %(language)s."
        )
    return said % {
        "text": NAMES[fault.text],
        "language": words.of(words.LANGUAGES, fault.language),
        "line": fault.line,
        "name": fault.name,
    }

"""What the Welsh-language officer is asked: a translation beside each piece."""

from typing import Any

from django.utils.translation import gettext as _

from cases.models import Translation
from cases.translation import words
from design.forms import Form, TextField


class Translate(Form):
    """A box for the translation of each piece, named as the piece is."""

    mark_optional = False

    def __init__(self, *args: Any, translation: Translation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.translation = translation
        labels = {
            "cy": _("%(piece)s, in Welsh"),
            "en": _("%(piece)s, in English"),
        }
        target = translation.target_language
        for piece in translation.pieces:
            called = {"piece": words.piece(piece["name"])}
            field = TextField(
                label=labels[target] % called,
                rows=8,
                counted=False,
                error_messages={"required": _("%(piece)s: enter the translation") % called},
            )
            field.widget.attrs["lang"] = target
            self.fields[piece["name"]] = field

    @property
    def beside(self) -> list[dict[str, Any]]:
        """Each piece with its box."""
        return [
            {**piece, "called": words.piece(piece["name"]), "box": self[piece["name"]]}
            for piece in self.translation.pieces
        ]

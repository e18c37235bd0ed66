"""The error summary: what is wrong on a page, each line leading to the control to put right."""

from dataclasses import dataclass

from django.forms import BaseForm


@dataclass(frozen=True)
class Problem:
    """One line of the summary. `href` is empty when the form shows no control at all, and when the
    message has a link of its own."""

    message: str
    href: str


def summary(*forms: BaseForm | None) -> list[Problem]:
    """The problems of these forms in the order of their fields; the whole form's come first."""
    return [problem for form in forms if form and form.is_bound for problem in _problems(form)]


def _problems(form: BaseForm) -> list[Problem]:
    shown = [field for field in form if not field.is_hidden]
    first = f"#{_link(shown[0])}" if shown else ""
    whole = [*form.non_field_errors()]
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    found = [
        Problem(str(message), "" if hasattr(message, "__html__") else first)
        for message in whole + hidden
    ]
    for field in shown:
        found += [Problem(str(message), f"#{_link(field)}") for message in field.errors]
    return found


def _link(field: object) -> str:
    return getattr(field, "error_link", "") or getattr(field, "id_for_label", "")

"""Accounts of staff are closed, never deleted: what somebody did stays theirs on record."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def refuse(request: HttpRequest, *who: Any) -> HttpResponse:
    """Before an account is deleted in the CMS: it is not, whether it has done anything or not."""
    said = _(
        "Accounts are never deleted, because the record of what was done names them. "
        "Close the account instead: untick “Active” on its page."
    )
    messages.error(request, said)
    return redirect("wagtailusers_users:index")


def refuse_many(
    request: HttpRequest, action: str, objects: Iterable[Any], view: Any
) -> HttpResponse | None:
    """The same for accounts ticked in the list; other actions and things are not looked at."""
    if action == "delete" and view.model is get_user_model():
        return refuse(request)
    return None

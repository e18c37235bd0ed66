"""What no one may do in the CMS, not even a superuser."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("before_delete_user")
def keep_accounts(request: HttpRequest, user: Any) -> HttpResponse:
    """Accounts are deactivated, never deleted: what was done stays with who did it."""
    said = _(
        "Accounts are never deleted, because the record of what was done names them. "
        "Close the account instead: untick “Active” on its page."
    )
    messages.error(request, said)
    return redirect("wagtailusers_users:index")


@hooks.register("before_bulk_action")
def keep_many_accounts(
    request: HttpRequest, action: str, objects: Any, bulk_action: Any
) -> HttpResponse | None:
    """The same for several accounts at once."""
    if action == "delete" and bulk_action.model is get_user_model():
        return keep_accounts(request, objects)
    return None

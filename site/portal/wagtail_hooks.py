"""What no one may do in the CMS, not even a superuser."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks


@hooks.register("before_delete_user")
def keep_accounts(request: HttpRequest, user: Any) -> None:
    """Accounts are deactivated, never deleted: what was done stays with who did it."""
    raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_many_accounts(request: HttpRequest, action: str, objects: Any, bulk_action: Any) -> None:
    """The same for several accounts at once."""
    if action == "delete" and bulk_action.model is get_user_model():
        raise PermissionDenied

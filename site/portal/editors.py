"""What editors and the Welsh-language officer may do in the CMS: words and days, never cases."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from cases.permissions import Role

GROUPS = (Role.EDITOR, Role.WELSH_OFFICER)
PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
RIGHTS = (
    "access_admin",
    "submit_translation",
    "view_closedday",
    "add_closedday",
    "change_closedday",
    "delete_closedday",
    "view_lettertext",
    "change_lettertext",
    "view_councildetails",
    "add_councildetails",
    "change_councildetails",
    "view_ombudsmandetails",
    "change_ombudsmandetails",
    "view_casetype",
    "add_casetype",
    "change_casetype",
    "delete_casetype",
    "view_questionset",
    "add_questionset",
    "change_questionset",
    "delete_questionset",
    "view_edition",
    "change_edition",
)


def grant() -> None:
    """Give both groups their rights; anything else they hold stays as the council set it."""
    rights = Permission.objects.filter(codename__in=RIGHTS)
    pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS
    )
    root = Page.get_first_root_node()
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*rights)
        for right in pages:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)

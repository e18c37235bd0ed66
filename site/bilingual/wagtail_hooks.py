"""The editor's Publish button means both languages, or says what is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from . import publishing, translation
from .models import BilingualPage
from .refusal import tell


@hooks.register("before_publish_page")
def publish_both_languages(request: HttpRequest, page) -> HttpResponse | None:
    """Runs after the revision is saved; the answer replaces Wagtail's own publishing."""
    if not isinstance(page, BilingualPage):
        return None
    translation.take_up_translations(page, by=request.user)
    try:
        publishing.publish(page, by=request.user)
    except publishing.NotReady as not_ready:
        tell(request, not_ready)
        return redirect("wagtailadmin_pages:edit", page.pk)
    page = page.specific_class.objects.get(pk=page.pk)
    if page.live:
        message = _("‘%(title)s’ is now live in Welsh and English.")
        buttons = [messages.button(page.get_url(request), _("View live"), new_window=True)]
    else:
        message = _("‘%(title)s’ will go live in Welsh and English on the date set.")
        buttons = []
    messages.success(request, message % {"title": page.title}, buttons=buttons)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_edit_page", order=-1)
def offer_latest_draft(request: HttpRequest, page) -> None:
    """Before wagtail-localize answers: the translator sees the latest draft of the source."""
    if not isinstance(page, BilingualPage):
        return
    kept = translation.translation_of(page)
    if kept is not None and kept.target_locale_id == page.locale_id:
        translation.offer_latest_draft(kept)


@hooks.register("before_edit_page")
def tell_own_saves(request: HttpRequest, page) -> None:
    """The editor’s browser saves drafts by itself, and asks for JSON when it does. Such a save may
    still be under way when somebody presses Save: it must not come out as the later one."""
    if request.method == "POST" and not request.accepts("text/html"):
        page.drawn_from = page.latest_revision_id

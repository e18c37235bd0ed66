"""The base of every page a resident sees."""

from typing import Any, Self

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageViewRestriction, Revision

from . import behind, checks, line_ends, publishing, translation
from .behind import Leave, StaleText
from .problems import Problem
from .switch import address_of, language_links

__all__ = ["BilingualPage", "Leave", "StaleText"]

# What a save may change on a page that is live: its place, its drafts, its locks. Its words
# change only with `publishing.publish`.
BOOKKEEPING = frozenset(
    {
        "path", "depth", "numchild", "url_path", "draft_title", "latest_revision",
        "latest_revision_created_at", "has_unpublished_changes", "owner", "locked", "locked_by",
        "locked_at", "expired", COMMENTS_RELATION_NAME,
    }
)  # fmt: skip
# What tells that a page has been live. A page that is not live may not claim it.
LIVE_MARKS = frozenset({"live_revision", "first_published_at", "last_published_at"})


class BilingualPage(Page):
    """A page that is live in Welsh and English at once, or in neither.

    `publishing.publish` is the one way to live. Subclasses say what else must hold
    (`check_ready`) and what follows once both languages are live (`released`).
    """

    drawn_from: int | None = None
    """The latest draft when the editor’s browser sent these words by itself; None when a person
    asked to save them."""

    settings_panels: list = []  # a date for one language alone is no choice to offer
    private_page_options: list[str] = []  # for everyone, and kept by the page cache

    class Meta:
        abstract = True

    @classmethod
    def check_ready(cls, pages: dict[str, Self]) -> list[Problem]:
        """What is missing or disagrees in these versions, one for each language."""
        found = behind.problems(pages)
        for more in (checks.compare(pages), translation.untranslated(pages)):
            said = {(problem.language, problem.where) for problem in found}
            found += [one for one in more if (one.language, one.where) not in said]
        return found

    @classmethod
    def released(cls, pages: dict[str, Self], by: Any = None) -> None:
        """Both languages have just gone live; runs inside the publishing transaction.

        `by`: who published them; None is the service itself.
        """

    def save_revision(self, *args, **kwargs) -> Revision:
        """Keep these words as the latest draft. Words a browser sent by itself give way to a draft
        that was saved while they were under way: raises PermissionDenied, and nothing is kept."""
        line_ends.tidy(self)
        if self.drawn_from is not None:
            Page.objects.select_for_update().get(pk=self.pk)  # two saves stand in a queue here
        before = self.revisions.order_by("-created_at", "-pk").first() if self.pk else None
        if self.drawn_from is not None and before is not None and before.pk != self.drawn_from:
            raise PermissionDenied(
                _("A newer draft was saved in the meantime. This one was not kept: open it again.")
            )
        revision = super().save_revision(*args, **kwargs)
        behind.note(self, before)
        return revision

    def save(self, clean: bool = True, **kwargs) -> None:
        """Everything but going live. No page mirrors another: it would show one language's words
        in the other's place."""
        if publishing.is_under_way(self):
            super().save(clean=clean, **kwargs)
            return
        if self.alias_of_id:
            publishing.refuse(self, _("A page cannot mirror another. Copy it, or translate it."))
        before = None if self._state.adding else self._row()
        if before is None:
            self._start_as_draft()
        elif self.live and (
            not before["live"] or self.live_revision_id != before["live_revision_id"]
        ):
            self._go_live_by_the_verb()
            return
        else:
            self._keep_what_is_live(before["live"], kwargs)
        super().save(clean=clean, **kwargs)

    def publish(
        self,
        revision,
        user=None,
        changed=True,
        log_action=True,
        previous_revision=None,
        skip_permission_checks=False,
    ) -> None:
        """Wagtail's own name for the verb: bulk, schedule, workflow and translation call it."""
        publishing.publish(
            self,
            by=user,
            revision=revision,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
            check_rights=not skip_permission_checks,
        )

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()

    def route(self, request: HttpRequest, path_components: list[str]):
        """The page at the end of the path, found at once and not level by level."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            found = Page.objects.filter(url_path=address, live=True).first()
            if found is not None and isinstance(page := found.specific, BilingualPage):
                return page.route(request, [])
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The page; a plain reading of it holds nothing personal and may be kept by the cache."""
        response = super().serve(request, *args, **kwargs)
        response.cacheable_page = (
            self.live and request.method in ("GET", "HEAD") and not request.GET
        )
        return response

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["language_links"] = language_links(request, self.live_versions())
        return context

    def live_versions(self) -> dict[str, str]:
        """By language: the address of this page. A draft seen in preview counts as its own."""
        others = self.get_translations().live().select_related("locale").defer_streamfields()
        return {page.locale.language_code: address_of(page) for page in [self, *others]}

    def _row(self) -> dict | None:
        return Page.objects.filter(pk=self.pk).values("live", "live_revision_id").first()

    def _go_live_by_the_verb(self) -> None:
        """Wagtail's publish action (the admin API runs it) saves the page itself: lead it back."""
        if self.live_revision is None:
            publishing.refuse(self, _("A page goes live only by publishing both languages."))
        publishing.publish(self, revision=self.live_revision)

    def _start_as_draft(self) -> None:
        """A new page, a copy and a copy to translate begin as drafts."""
        self.live = False
        self.has_unpublished_changes = True
        self.live_revision = None
        self.first_published_at = self.last_published_at = None

    def _keep_what_is_live(self, was_live: bool, kwargs: dict) -> None:
        """Leave the published words alone (wagtail-localize saves the row before it asks)."""
        asked = kwargs.get("update_fields")
        if was_live:
            allowed = BOOKKEEPING if self.live else BOOKKEEPING | {"live", "live_revision"}
            if asked is None:
                kwargs["update_fields"] = sorted(allowed)
            else:
                kwargs["update_fields"] = [name for name in asked if name in allowed]
        elif asked is not None:
            kwargs["update_fields"] = [name for name in asked if name not in LIVE_MARKS]

"""The choice of language, and the lasting address of a clause."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bilingual.switch import address_of
from cases.permissions import right
from home.models import HomePage, PolicyPage
from home.policy_checks import clauses_of


@right("public")
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/`: Welsh or English, each in its own words, neither assumed."""
    homes = HomePage.objects.live().select_related("locale").defer_streamfields()
    by_language = {page.locale.language_code: page for page in homes}
    choices = {code: address_of(page) for code, page in by_language.items()}
    response = render(
        request, "home/choose_language.html", {"home": by_language, "choices": choices}
    )
    response.headers["Content-Language"] = "cy, en"
    response.cacheable_page = len(choices) > 1  # type: ignore[attr-defined]
    return response


@right("public")
def clause(request: HttpRequest, name: str, edition: str = "current") -> HttpResponse:
    """To the clause on the policy page, where it stands among its neighbours.

    `edition` is an edition's code, or the last part of its page's address in this language.
    """
    page = (
        PolicyPage.objects.live()
        .select_related("locale")
        .filter(locale__language_code=request.LANGUAGE_CODE)
        .filter(Q(edition__code=edition) | Q(slug=edition))
        .first()
    )
    if page is None or all(block["name"] != name for block in clauses_of(page)):
        raise Http404
    return redirect(f"{address_of(page)}#{name}")

"""What every page says around its content: the council, the ways to reach it, the navigation."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import CouncilDetails

# The addresses others rely on; an information page keeps its slug.
PATHS = {
    "home": {"cy": "/cy/", "en": "/en/"},
    "policy": {"cy": "/cy/polisi/", "en": "/en/policy/"},
    "appeal": {"cy": "/cy/apelio/", "en": "/en/appeal/"},
    "follow": {"cy": "/cy/dilyn/", "en": "/en/track/"},
    "help": {"cy": "/cy/cael-help/", "en": "/en/help/"},
    "contact": {"cy": "/cy/cysylltu/", "en": "/en/contact/"},
    "accessibility": {"cy": "/cy/hygyrchedd/", "en": "/en/accessibility/"},
    "privacy": {"cy": "/cy/preifatrwydd/", "en": "/en/privacy/"},
    "cookies": {"cy": "/cy/cwcis/", "en": "/en/cookies/"},
}


def _link(name: str, language: str, path: str, label: str) -> dict:
    url = PATHS[name][language]
    return {"url": url, "label": label, "current": name != "home" and path.startswith(url)}


def details() -> CouncilDetails:
    """The council's details; an empty one if the database cannot be asked."""
    try:
        return CouncilDetails.get()
    except Exception:  # noqa: BLE001 - an error page must never fail on its way out
        return CouncilDetails()


def site(request) -> dict:
    """Names for base.html; the details are asked only where a page shows them."""
    language = "en" if get_language() == "en" else "cy"
    path = request.path
    council = SimpleLazyObject(details)
    return {
        "council": council,
        "council_name": SimpleLazyObject(
            lambda: council.text("name", language) or _("The council")
        ),
        "council_contact": SimpleLazyObject(lambda: contact(council, language)),
        "home_url": PATHS["home"][language],
        "paths": {name: by_language[language] for name, by_language in PATHS.items()},
        "site_navigation": [
            _link("policy", language, path, _("The policy")),
            _link("appeal", language, path, _("Appeal a decision")),
            _link("follow", language, path, _("Track your case")),
            _link("contact", language, path, _("Contact us")),
        ],
        "footer_links": [
            _link("accessibility", language, path, _("Accessibility statement")),
            _link("privacy", language, path, _("Privacy notice")),
            _link("cookies", language, path, _("Cookies")),
            _link("contact", language, path, _("Contact us")),
        ],
        "source_url": settings.SOURCE_URL,
        "idle_minutes": settings.STAFF_IDLE_MINUTES,
    }


def contact(council: CouncilDetails | SimpleLazyObject, language: str) -> dict:
    """Telephone, post and e-mail in one language; what the council has not entered is empty."""
    return {
        "team": council.text("team", language),
        "phone": council.phone,
        "hours": council.text("hours", language),
        "address": council.address.splitlines(),
        "email": council.text("email", language),
    }

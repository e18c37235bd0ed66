"""What every screen of the CMS takes from us: styles, and script that mends what it says aloud."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("build/cms.css"))


@hooks.register("insert_global_admin_js")
def script() -> str:
    return format_html('<script type="module" src="{}"></script>', static("build/cms.js"))

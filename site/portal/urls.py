"""Every address of the service; what others rely on is in the README."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from cases.permissions import right
from forms import asked
from portal import views

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.forbidden"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"

sign_in = right("public")(RedirectView.as_view(pattern_name="staff:sign_in", query_string=True))

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("source/", views.source, name="source"),
    path("admin/login/", sign_in, name="cms_sign_in"),
    path("admin/", include(wagtailadmin_urls)),
    path("staff/appeals/", include("forms.keying.urls")),
    path("staff/forms/<uuid:version>/", asked.page, name="form_asked"),
    path("staff/", include("cases.staff.urls")),
    path("", include("home.urls_root")),
    *i18n_patterns(
        path("", include("cases.follow.urls")),
        path("", include("home.urls")),
        path("", include("forms.urls")),
        re_path(serve_pattern, serve, name="wagtail_serve"),
        prefix_default_language=True,
    ),
]

"""In, out, and the language of the screens."""

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from cases.casework import shell
from cases.permissions import has_right, right
from cases.staff import lapse
from cases.staff.forms import SignIn


@right("public")
class SignInView(LoginView):
    """Casework first; without any, a translator goes to what waits and an editor to the CMS."""

    form_class = SignIn
    authentication_form = SignIn
    template_name = "cases/staff/sign_in.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        user = self.request.user
        if has_right(user, "role:welsh_officer") and not has_right(user, "casework"):
            return reverse("staff:translations")
        if has_right(user, "editors") and not has_right(user, "casework"):
            return reverse("wagtailadmin_home")
        return reverse("staff:my_work")

    def form_valid(self, form: Any) -> HttpResponse:
        signed_in = super().form_valid(form)
        return lapse.go_on(self.request, self.get_success_url()) or signed_in

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        kept = lapse.marked(self.request.POST)
        return super().get_context_data(kept=kept, **shell.context(self.request), **context)


sign_out = right("public")(LogoutView.as_view())
language = right("public")(require_POST(set_language))

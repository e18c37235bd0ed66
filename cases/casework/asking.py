"""A page with one form: what was typed survives a change of the language of the screen."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.generic import FormView

from cases.casework import shell, switching


class AskingView(FormView):
    """A form in the staff area; `form_options` is what its class takes beside the data."""

    @property
    def posted(self) -> QueryDict:
        """What was sent with the form."""
        return self.request.POST

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if language := switching.asked_for(request):
            return self.in_language(language)
        return super().post(request, *args, **kwargs)

    def show(self, form: Any, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context))

    def typed(self) -> dict[str, Any]:
        """What stands in each box of the form as it was sent."""
        fields = self.get_form_class()(**self.form_options()).fields
        return {
            name: field.widget.value_from_datadict(self.posted, self.request.FILES, name)
            for name, field in fields.items()
        }

    def as_typed(self, **context: Any) -> HttpResponse:
        """The form as it was typed, before anything is checked."""
        form = self.get_form_class()(**self.form_options(), initial=self.typed())
        return self.show(form, **context)

    def in_language(self, language: str) -> HttpResponse:
        """The same page with what was typed, in the other language from here on."""
        switching.switch(self.request, language)
        return switching.remember(self.as_typed(), language, self.request)

    def form_options(self) -> dict[str, Any]:
        """What the form class takes beside the data."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        options = {**super().get_form_kwargs(), **self.form_options()}
        return {**options, "data": self.posted} if "data" in options else options

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(**shell.context(self.request), **context)

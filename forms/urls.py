"""The pages of a draft. The start page is the form's own page in the CMS, one level above."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views
from .returning import views as returning

app_name = "appeal_forms"
urlpatterns = [
    path(pgettext_lazy("address", "come-back/"), returning.come_back, name="come_back"),
    path(pgettext_lazy("address", "come-back/<str:link>/"), returning.carry_on, name="carry_on"),
    path("<slug:form>/<uuid:token>/", views.resume, name="resume"),
    path("<slug:form>/<uuid:token>/<slug:slug>/", views.page, name="page"),
]

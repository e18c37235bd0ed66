"""The pages of a draft. The start page is the form's own page in the CMS, one level above."""

from django.urls import path

from . import views

app_name = "appeal_forms"
urlpatterns = [
    path("<slug:form>/<uuid:token>/", views.resume, name="resume"),
    path("<slug:form>/<uuid:token>/<slug:slug>/", views.page, name="page"),
]

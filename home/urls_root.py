"""Addresses outside either language."""

from django.urls import path

from home import views

urlpatterns = [path("", views.choose_language, name="choose_language")]

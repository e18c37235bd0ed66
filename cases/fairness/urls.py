"""The address of the questions about the first decision, below that of its case."""

from django.urls import path

from cases.fairness.views import FairnessView

urlpatterns = [path("fairness/", FairnessView.as_view(), name="fairness")]

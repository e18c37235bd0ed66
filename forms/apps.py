from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"
    label = "appeal_forms"  # plain "forms" is taken by django.forms
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"
    label = "appeal_forms"  # plain "forms" is taken by django.forms
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cases.casework import form_asked

        from . import asked

        form_asked.give(asked.found)

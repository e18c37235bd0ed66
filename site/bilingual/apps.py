from django.apps import AppConfig


class BilingualConfig(AppConfig):
    name = "bilingual"

    def ready(self) -> None:
        from . import naming, signal_handlers

        signal_handlers.register()
        naming.name_texts()

from django.apps import AppConfig


class BilingualConfig(AppConfig):
    name = "bilingual"

    def ready(self) -> None:
        from . import signal_handlers

        signal_handlers.register()

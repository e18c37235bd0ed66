from types import ModuleType

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Cases"

    def ready(self) -> None:
        from django.core.checks import register

        from cases.letters import pdf
        from cases.ombudsman import sources
        from cases.staff import timeline

        register(pdf.check)
        sources.give("timeline", timeline.entries)

    @property
    def letters_shown(self) -> ModuleType:
        """What draws a letter for its editor: the models stand below it and ask here."""
        from cases.letters import showing

        return showing

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from cases.ombudsman import sources
        from home import policy_document

        sources.give("policy", policy_document.of)

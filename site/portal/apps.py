from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        from .page_cache import forget_all

        for happened in (page_published, page_unpublished):
            happened.connect(lambda **_: forget_all(), weak=False, dispatch_uid="page_cache")

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from wagtail.signals import page_published, page_unpublished

        from .idle import begin
        from .page_cache import forget_all

        user_logged_in.connect(begin, dispatch_uid="idle")

        for happened in (page_published, page_unpublished):
            happened.connect(lambda **_: forget_all(), weak=False, dispatch_uid="page_cache")

from django.apps import AppConfig


class KelembagaanConfig(AppConfig):
    name = "kelembagaan"

    def ready(self):
        """The age of a session is noted from the first log-in on, before any request is served."""
        from kelembagaan import middleware  # noqa: F401

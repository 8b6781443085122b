from django.apps import AppConfig


class KelembagaanConfig(AppConfig):
    name = "kelembagaan"

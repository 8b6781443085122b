"""Fixtures of all tests."""

import os

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Copy the migrated template instead of migrating once per worker."""
    if "UJI_TEMPLAT" in os.environ:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = os.environ["UJI_TEMPLAT"]

import pytest
from django.db import transaction

from posyandu_site.tests.dunia import Dunia


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """One world for the module; everything is undone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Dunia()
        transaction.set_rollback(True)

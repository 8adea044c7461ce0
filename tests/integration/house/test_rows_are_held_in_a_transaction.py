"""PostgreSQL refuses to hold rows outside a transaction; a test's own transaction and SQLite would hide that, so the tests refuse it too."""

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test import TestCase
from django.utils import timezone

from causeway.letters.after.actions import visiting
from causeway.letters.after.models import PrivateLink
from causeway.outbox.models import Lane


@pytest.mark.django_db
def test_rows_are_held_only_inside_a_transaction_of_the_site():
    with pytest.raises(TransactionManagementError):
        Lane.objects.select_for_update().first()
    with transaction.atomic():
        assert Lane.objects.select_for_update().first() is None


@pytest.mark.django_db(transaction=True)
def test_the_same_where_a_test_has_no_transaction_of_its_own():
    with pytest.raises(TransactionManagementError):
        Lane.objects.select_for_update().first()


@pytest.mark.django_db(transaction=True)
def test_whoever_pressed_the_button_of_their_letter_enters_their_own_page():
    visit = visiting.enter("nia@example.org", timezone.now())
    assert PrivateLink.objects.visited(visit, timezone.now()).email == "nia@example.org"


def test_where_a_row_was_written_keys_that_lead_nowhere_are_looked_for(db):
    class Case(TestCase):
        databases = {"default"}

    Case.setUpClass()
    assert Case()._should_check_constraints(connection) is (
        connection.vendor == "postgresql"
    )  # which looks only at what was written
    Lane.objects.create(name="example")
    assert Case()._should_check_constraints(connection)
    Case.tearDownClass()

"""An operation is one transaction that leaves a trace, or it has not happened."""

import pytest
from django.db import DatabaseError, connection, transaction

from ratsverbund.kernel import operations
from ratsverbund.kernel.errors import IllegalTransition, NotAllowed
from ratsverbund.kernel.models import AuditEntry, StoredFile
from ratsverbund.kernel.operations import Unrecorded, operation, record, store_file
from ratsverbund.kernel.policies import SYSTEM, no, require
from ratsverbund.kernel.states import advance
from ratsverbund.people.bodies.models import Body
from tests.factories import council, people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_registry(monkeypatch):
    """Keep what these tests register out of the house's registry."""
    monkeypatch.setattr(operations, "REGISTRY", {})


def test_an_operation_without_an_audit_entry_is_rolled_back():
    @operation("tests.silent")
    def silent():
        people.body("Stillstadt")

    with pytest.raises(Unrecorded):
        silent()

    assert not Body.objects.exists()


def test_an_operation_that_fails_after_its_entry_leaves_nothing():
    @operation("tests.failing")
    def failing(*, actor):
        body = people.body("Halbstadt")
        record(failing, body, actor=actor)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        failing(actor=SYSTEM)

    assert not AuditEntry.objects.exists()
    assert not Body.objects.exists()


def test_an_audit_entry_names_who_did_what_to_what():
    @operation("tests.rename")
    def rename(body, *, actor):
        record(rename, body, actor=actor, change={"name": ["A", "B"]}, reason="Umbenennung")

    account = people.account("Erna Akte")
    body = people.body()
    rename(body, actor=account)

    entry = AuditEntry.objects.get()
    assert (entry.operation, entry.subject_id, entry.body_id) == ("tests.rename", body.pk, body.pk)
    assert (entry.actor_id, entry.actor_name) == (account.pk, "Erna Akte")
    assert (entry.change, entry.reason) == ({"name": ["A", "B"]}, "Umbenennung")


def test_an_operation_records_only_in_its_own_run():
    @operation("tests.one")
    def one():
        pass

    with pytest.raises(RuntimeError):
        record(one, people.body(), actor=SYSTEM)


def test_a_name_is_registered_once():
    operation("tests.twice")(lambda: None)

    with pytest.raises(ValueError, match="registered twice"):
        operation("tests.twice")(lambda: None)


@pytest.mark.parametrize(
    "statement",
    [
        "update kernel_auditentry set reason = 'anders'",
        "delete from kernel_auditentry",
        "truncate kernel_auditentry",
    ],
)
def test_the_database_refuses_to_change_an_audit_entry(statement):
    @operation("tests.entry")
    def entry():
        record(entry, people.body(), actor=SYSTEM)

    entry()

    with (
        pytest.raises(DatabaseError, match="nie geändert"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_database_refuses_to_change_stored_bytes():
    @operation("tests.store")
    def store():
        file = store_file("brief.pdf", "application/pdf", b"%PDF-1")
        record(store, file, actor=SYSTEM)

    store()

    with pytest.raises(DatabaseError, match="nie geändert"), transaction.atomic():
        StoredFile.objects.update(content=b"anders")


def test_a_policy_refuses_with_its_reason():
    def may_nothing(actor, subject):
        return no("Das darf niemand.")

    with pytest.raises(NotAllowed, match="Das darf niemand"):
        require(may_nothing, people.account(), None)


def test_a_state_that_does_not_follow_is_refused():
    paper = council.draft(people.body())

    with pytest.raises(IllegalTransition, match="Entwurf"):
        advance(paper, "draft")

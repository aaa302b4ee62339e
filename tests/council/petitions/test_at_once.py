"""Two clerks at the same petition, and two letters at the same number, at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

from ratsverbund.council.petitions import operations
from ratsverbund.council.petitions.models import Petition
from ratsverbund.kernel.errors import DomainError
from tests.factories import petitions as make


def at_once(*acts):
    """Do everything at the same moment on connections of their own; return who was refused."""
    ready = Barrier(len(acts))

    def run(act):
        try:
            ready.wait(timeout=20)
            act()
        except DomainError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_of_two_clerks_who_sort_at_once_one_is_told(committed):
    town = make.town()
    petition = make.register(town)
    make.examine(town, petition)

    outcomes = at_once(
        lambda: operations.decide_route(petition, "committee", actor=town.clerk),
        lambda: operations.decide_route(petition, "refrain", reason="So.", actor=town.mayor),
    )

    assert outcomes == ["IllegalTransition", "done"]


def test_numbers_given_at_once_leave_no_gap(committed):
    town = make.town()

    outcomes = at_once(*[lambda: make.register(town)] * 4)

    assert outcomes == ["done"] * 4
    assert sorted(Petition.objects.values_list("number", flat=True)) == [1, 2, 3, 4]

"""Elections as the tests hold them: lists, candidates, votes."""

from ratsverbund.council.elections import operations
from tests.factories import people

WASSENBERG = (("CDU", 18), ("SPD", 5), ("WFW", 4), ("Grüne", 3), ("Linke", 3), ("FDP", 2))


def head_of(item, lieck, persons, clerk):
    """An open election of the head of a district between persons."""
    election = operations.prepare_election(item, "district_head", organization=lieck, actor=clerk)
    standing = [operations.nominate(election, person, actor=clerk) for person in persons]
    return operations.open_ballot(election, actor=clerk), standing


def votes(standing, *numbers):
    """Votes by candidate or list."""
    return {one.pk: number for one, number in zip(standing, numbers, strict=True)}


def proportional(item, committee, clerk, lists=WASSENBERG):
    """An open election by lists, with enough names on each."""
    election = operations.prepare_election(
        item, "committee", organization=committee, seats=17, actor=clerk
    )
    made = []
    for name, members in lists:
        faction = people.faction(committee.body, name)
        made.append(operations.add_list(election, name, faction=faction, actor=clerk))
        rat = item.meeting.organization
        for _number in range(min(members, 17)):
            person = people.membership(rat).person
            operations.nominate(election, person, candidate_list=made[-1], actor=clerk)
    return operations.open_ballot(election, actor=clerk), made


def deputies(item, clerk, members, *names):
    """An open election of both deputies of the mayor, a list for each name."""
    election = operations.prepare_election(item, "deputy_mayors", seats=2, actor=clerk)
    lists = [operations.add_list(election, name, actor=clerk) for name in names]
    for place, each in enumerate(lists):
        for person in members[2 * place : 2 * place + 2]:
            operations.nominate(election, person, candidate_list=each, actor=clerk)
    return operations.open_ballot(election, actor=clerk), lists

"""Names of organizations in lists of several towns."""

from ratsverbund.people.organizations.naming import labelled

RAT = (1, "Rat der Stadt Heinsberg", "Heinsberg")
MAIN = (2, "Haupt- und Finanzausschuss", "Heinsberg")


def test_an_organization_is_named_with_its_town_where_there_are_several():
    assert labelled([RAT, MAIN, (3, "Rat", "Musterstadt")]) == [
        (1, "Rat der Stadt Heinsberg"),
        (2, "Haupt- und Finanzausschuss (Heinsberg)"),
        (3, "Rat (Musterstadt)"),
    ]


def test_in_one_town_the_name_suffices():
    assert labelled([RAT, MAIN]) == [RAT[:2], MAIN[:2]]

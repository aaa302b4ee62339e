"""Named reads about petitions: lists, one petition, what is due, a year for the simulation."""

from ratsverbund.council.petitions.queries.simulation import facts_of_year

__all__ = ["facts_of_year"]

"""The peer's side, run by its own Python: monthly allowances as OpenFisca-Core computes them.

Reads a workload from a JSON file and then numbers from stdin: so many runs, one line of times each.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import ETERNITY, MONTH
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERSON = Entity("person", "persons", "", "")
OFFICES = ("first_deputy_mayor", "deputy_mayor", "district_head")


def given(name: str) -> type:
    """Declare what is known of a member or of its town."""
    body = {"value_type": float, "entity": PERSON, "definition_period": ETERNITY}
    return type(name, (Variable,), body)


class allowance(Variable):  # noqa: N801 - OpenFisca reads the name of the class
    """The sum of the monthly amounts of all offices, up to the ceiling."""

    value_type = float
    entity = PERSON
    definition_period = MONTH

    def formula(persons, period, parameters):  # noqa: N805 - OpenFisca calls it so
        """Compute all members at once."""
        law = parameters(period)
        lump = law.full_lump.calc(persons("population", period))
        first = persons("first_deputy_mayor", period) * law.first_deputy_mayor
        others = persons("deputy_mayor", period) * persons("deputy_mayor_factor", period)
        district = persons("district_head", period) * persons("district_head_amount", period)
        total = lump + numpy.round((first + others) * lump, 2) + district
        return numpy.minimum(total, law.ceiling_factor * lump)


def system(law: dict) -> TaxBenefitSystem:
    """Build the law: variables, and figures valid from a day."""
    made = TaxBenefitSystem([PERSON])
    names = ("population", *OFFICES, "deputy_mayor_factor", "district_head_amount")
    made.add_variables(allowance, *map(given, names))
    day = law["day"]
    brackets = [
        {"threshold": {day: {"value": first}}, "amount": {day: {"value": amount}}}
        for first, amount in law["full_lump"]
    ]
    tree = {"full_lump": {"metadata": {"type": "single_amount"}, "brackets": brackets}}
    for name in ("first_deputy_mayor", "ceiling_factor"):
        tree[name] = {"values": {day: {"value": law[name]}}}
    made.parameters = ParameterNode("", data=tree)
    return made


def settle(law: TaxBenefitSystem, inputs: dict, months: list[str]) -> list[numpy.ndarray]:
    """Settle all months: a new simulation, its inputs, twelve vectors."""
    simulation = SimulationBuilder().build_default_simulation(law, len(inputs["population"]))
    for name, values in inputs.items():
        simulation.set_input(name, "ETERNITY", values)
    return [simulation.calculate("allowance", month) for month in months]


def main() -> None:
    """Answer with the amounts once, then with the times of each batch of runs."""
    work = json.loads(Path(sys.argv[1]).read_text())
    law, months = system(work["law"]), work["months"]
    inputs = {name: numpy.array(values) for name, values in work["inputs"].items()}
    amounts = numpy.concatenate(settle(law, inputs, months))
    print(json.dumps([round(float(one), 4) for one in amounts]), flush=True)
    for line in sys.stdin:
        walls, cpus = [], []
        for _ in range(int(line)):
            cpu, wall = time.process_time(), time.perf_counter()
            settle(law, inputs, months)
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"walls": walls, "cpus": cpus, "memory": memory * 1024}), flush=True)


if __name__ == "__main__":
    main()

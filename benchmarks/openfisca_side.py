"""The peer's side, run by its own Python: monthly allowances as OpenFisca-Core computes them.

Reads a workload from a JSON file, then from stdin which job to run how often; answers with times.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def amount(name: str, norm: str, formula: Callable[..., numpy.ndarray]) -> type:
    """Declare a monthly amount with the norm it rests on."""
    body = {"value_type": float, "entity": PERSON, "definition_period": MONTH}
    return type(name, (Variable,), {**body, "reference": norm, "formula": formula})


def lump(persons: Any, period: Any, parameters: Any) -> numpy.ndarray:
    """Look the lump sum of each town's population up."""
    return parameters(period).full_lump.calc(persons("population", period))


def first_deputy(persons: Any, period: Any, parameters: Any) -> numpy.ndarray:
    """Multiply by what the ordinance says."""
    factor = parameters(period).first_deputy_mayor
    return numpy.round(persons("first_deputy_mayor", period) * factor * persons("lump", period), 2)


def other_deputies(persons: Any, period: Any, _parameters: Any) -> numpy.ndarray:
    """Multiply by what each town's charter says."""
    factor = persons("deputy_mayor_factor", period)
    return numpy.round(persons("deputy_mayor", period) * factor * persons("lump", period), 2)


def district_heads(persons: Any, period: Any, _parameters: Any) -> numpy.ndarray:
    """Pay what each town's charter says."""
    return persons("district_head", period) * persons("district_head_amount", period)


def allowance(persons: Any, period: Any, parameters: Any) -> numpy.ndarray:
    """Add up, to the ceiling."""
    parts = (persons(name, period) for name in AMOUNTS)
    ceiling = parameters(period).ceiling_factor * persons("lump", period)
    return numpy.minimum(sum(parts), ceiling)


AMOUNTS = {
    "lump": ("§ 2 Abs. 1 EntschVO NRW", lump),
    "first_deputy": ("§ 5 Abs. 1 EntschVO NRW", first_deputy),
    "other_deputies": ("§ 5 Abs. 1 EntschVO NRW", other_deputies),
    "district_heads": ("§ 5 Abs. 4 EntschVO NRW", district_heads),
}


def system(law: dict[str, Any]) -> TaxBenefitSystem:
    """Build the law: variables, and figures valid from a day."""
    made = TaxBenefitSystem([PERSON])
    names = ("population", *OFFICES, "deputy_mayor_factor", "district_head_amount")
    cited = (amount(name, *rest) for name, rest in AMOUNTS.items())
    made.add_variables(amount("allowance", "§ 7 Abs. 2 EntschVO NRW", allowance), *cited)
    made.add_variables(*map(given, names))
    day = law["day"]
    brackets = [
        {"threshold": {day: {"value": first}}, "amount": {day: {"value": paid}}}
        for first, paid in law["full_lump"]
    ]
    tree = {"full_lump": {"metadata": {"type": "single_amount"}, "brackets": brackets}}
    for name in ("first_deputy_mayor", "ceiling_factor"):
        tree[name] = {"values": {day: {"value": law[name]}}}
    made.parameters = ParameterNode("", data=tree)
    return made


def vectors(law: TaxBenefitSystem, inputs: Any, months: list[str]) -> list[numpy.ndarray]:
    """Settle all months: a new simulation, its inputs, a vector of amounts a month."""
    simulation = SimulationBuilder().build_default_simulation(law, len(inputs["population"]))
    for name, values in inputs.items():
        simulation.set_input(name, "ETERNITY", values)
    return [simulation.calculate("allowance", month) for month in months]


def settle(law: TaxBenefitSystem, records: Any, months: list[str]) -> list[tuple[int, str, str]]:
    """Settle records and hand back what is kept: cents, norm, law, for each person and month."""
    inputs = {name: numpy.array(values) for name, values in records.items()}
    norm, law_hash = law.variables["allowance"].reference[0], "law"
    cents = (numpy.rint(one * 100).astype(int).tolist() for one in vectors(law, inputs, months))
    return [(amount, norm, law_hash) for month in cents for amount in month]


def main() -> None:
    """Answer with the amounts once, then with the times of each batch of runs."""
    work = json.loads(Path(sys.argv[1]).read_text())
    law, records, months = system(work["law"]), work["inputs"], work["months"]
    inputs = {name: numpy.array(values) for name, values in records.items()}
    amounts = numpy.concatenate(vectors(law, inputs, months))
    say([round(float(one), 4) for one in amounts])
    jobs = {
        "settle": lambda: settle(law, records, months),
        "vectors": lambda: vectors(law, inputs, months),
    }
    for line in sys.stdin:
        job, times = line.split()
        say(timed(jobs[job], int(times)))


def timed(job: Callable[[], object], times: int) -> dict[str, Any]:
    """Measure as benchmarks/measure.py does."""
    walls, cpus = [], []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        job()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return {"walls": walls, "cpus": cpus}


def say(answer: object) -> None:
    """Write one line for the other side."""
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""`python -m benchmarks [ONLY …]`: measure operations beside their floors and print the ratios."""

import argparse
import importlib
import os
import pkgutil
import sys

import benchmarks
from benchmarks import report
from benchmarks.place import own_database

FRAME = {
    *("__main__", "bare_django", "council", "measure", "openfisca_side", "peer", "place"),
    *("live_floor", "report", "request"),
}


def main() -> int:
    """Measure; return 1 if --check is given and a ratio got a fifth worse."""
    choice = arguments()
    scale = float(os.environ.get("SCALE", "1"))
    ratios = {}
    with own_database():
        for name in choice.only or operations():
            module = importlib.import_module(f"benchmarks.{name}")
            finding = module.measure(scale)
            if finding.ratio is not None:
                ratios[name] = finding.ratio
            print(report.table(name, finding), flush=True)
    return conclude(ratios, choice, scale)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="ONLY", help=", ".join(operations()))
    parser.add_argument("--check", action="store_true", help="fail when a ratio got a fifth worse")
    parser.add_argument("--accept", action="store_true", help="keep the ratios of this run")
    choice = parser.parse_args()
    if unknown := set(choice.only) - set(operations()):
        parser.error(
            f"{', '.join(sorted(unknown))}: only {', '.join(operations())} can be measured"
        )
    return choice


def operations() -> list[str]:
    """Name the files that measure an operation."""
    found = {module.name for module in pkgutil.iter_modules(benchmarks.__path__)}
    return sorted(found - FRAME)


def conclude(ratios: dict[str, float], choice: argparse.Namespace, scale: float) -> int:
    """Compare with what was accepted; only full sizes can be compared."""
    if scale != 1:
        print(f"\nSCALE={scale:g}: a quick look, not compared with benchmarks/accepted.json")
        return 0
    complaints = report.worse(ratios, report.accepted())
    print("\n" + ("\n".join(complaints) or "No ratio got a fifth worse than accepted."))
    if choice.accept:
        report.accept(ratios)
    return 1 if complaints and choice.check else 0


if __name__ == "__main__":
    sys.exit(main())

"""The demonstration: real towns, fictional persons, and the years since 2020."""

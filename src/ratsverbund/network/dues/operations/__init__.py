"""Everything that changes dues."""

from ratsverbund.network.dues.operations.assessment import (
    assess_member,
    assess_ready,
    assess_since_start,
    reassess_member,
    write_notices,
)
from ratsverbund.network.dues.operations.scale import adopt_measure, adopt_scale

__all__ = [
    "adopt_measure",
    "adopt_scale",
    "assess_member",
    "assess_ready",
    "assess_since_start",
    "reassess_member",
    "write_notices",
]

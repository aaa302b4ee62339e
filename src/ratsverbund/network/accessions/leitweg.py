"""The Leitweg-ID, by which an electronic invoice finds its public payer."""

import re

from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput

SHAPE = re.compile(r"(?P<address>[0-9]{2,12}(?:-[0-9A-Z]{1,30})?)-(?P<check>[0-9]{2})")
LONGEST = 46
FIELD = "buyer_reference"


def checked(text: str) -> str:
    """Return a Leitweg-ID in its written form, or nothing for nothing.

    Raises: InvalidInput for another shape or wrong check digits.
    """
    reference = re.sub(r"\s", "", text).upper()
    if not reference:
        return ""
    parts = SHAPE.fullmatch(reference)
    if parts is None or len(reference) > LONGEST:
        raise InvalidInput(
            _(
                "„{reference}“ hat nicht die Form einer Leitweg-ID: 2 bis 12 Ziffern, "
                "wahlweise ein Bindestrich und bis zu 30 Ziffern oder Buchstaben, dann ein "
                "Bindestrich und zwei Prüfziffern. Übernehmen Sie sie so, wie die Kämmerei "
                "sie nennt."
            ).format(reference=reference[:60]),
            FIELD,
        )
    expected = check_digits(parts["address"])
    if parts["check"] != expected:
        raise InvalidInput(
            _(
                "Die Prüfziffern {check} passen nicht zu {address}; zu diesen Zeichen gehören "
                "{expected}. Vergleichen Sie die ganze Leitweg-ID mit der Vorlage."
            ).format(check=parts["check"], address=parts["address"], expected=expected),
            FIELD,
        )
    return reference


def check_digits(address: str) -> str:
    """Compute the two check digits of coarse and fine address. Source: ISO/IEC 7064, MOD 97-10."""
    number = int("".join(str(int(sign, 36)) for sign in address if sign != "-"))
    return f"{98 - number * 100 % 97:02d}"

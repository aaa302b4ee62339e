"""Appeals against resolutions of deciding committees (Einspruch), and the time for them."""

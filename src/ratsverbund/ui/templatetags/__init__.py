"""Tags for the few pages that are Django templates."""

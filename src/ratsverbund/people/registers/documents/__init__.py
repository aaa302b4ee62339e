"""Documents of the registers."""

"""Files laid on the table: their form and pages."""

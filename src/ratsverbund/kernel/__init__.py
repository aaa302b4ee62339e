"""The cellar: operations, audit, events, errors, money, calendar, PDF, database. No domain."""

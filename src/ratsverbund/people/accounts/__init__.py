"""Accounts and the dated roles they hold."""

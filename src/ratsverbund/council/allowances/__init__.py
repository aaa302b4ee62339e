"""Allowances, attendance fees and loss of earnings."""

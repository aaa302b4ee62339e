"""Tests of minutes."""

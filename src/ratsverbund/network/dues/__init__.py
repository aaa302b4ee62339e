"""Dues scales, measures and yearly assessments."""

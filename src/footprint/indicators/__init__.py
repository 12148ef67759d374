"""Definitions over facts: numerator, denominator, breakdowns; figure, rows and SQL alike."""

"""The IRO's footprint on a child's record."""

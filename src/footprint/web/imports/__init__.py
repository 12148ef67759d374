"""Pages on which data is brought in: choose, confirm the columns, look, and have it written."""

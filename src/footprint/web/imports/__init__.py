"""Pages for bringing data in: choose a file, confirm its columns, look, and have it written."""

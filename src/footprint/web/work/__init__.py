"""Pages that work finds people on: my work, and the search."""

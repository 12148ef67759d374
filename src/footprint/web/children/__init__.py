"""The child's page, and lists of children."""

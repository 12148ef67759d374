"""What is kept: one Django app of models, constraints and migrations. Only queries and operations touch it."""

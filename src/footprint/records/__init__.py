"""What is kept: models, constraints, migrations. Only queries and operations touch it."""

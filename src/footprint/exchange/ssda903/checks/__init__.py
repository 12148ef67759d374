"""What reading cannot see in one cell: rows against rows, tables against tables, year on year."""

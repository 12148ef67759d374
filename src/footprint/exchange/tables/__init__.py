"""Plain tables that councils bring into casework, as CSV or Excel: what each may hold."""

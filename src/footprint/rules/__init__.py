"""What law and guidance require: pure functions, each with its citation; local practice is data."""

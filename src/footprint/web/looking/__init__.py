"""Pages about looking at records: why, who looked, closed records, broken glass."""

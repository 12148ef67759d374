"""Jobs: each task calls one operation."""

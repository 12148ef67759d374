"""Whatever is looked up, for a viewer, as frozen rows."""

"""Other people's formats: read into facts, checked, and written."""

"""Reports and letters as values, and how they become Word, PDF and HTML."""

"""A document, turned into Word, PDF and HTML; nothing is computed here, only set in type."""

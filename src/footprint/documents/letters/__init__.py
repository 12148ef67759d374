"""Letters as values: words for one reader, which renderers set as Word, PDF or a page."""

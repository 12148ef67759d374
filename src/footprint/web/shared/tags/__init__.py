"""The tags that templates may use without loading them: one module for each kind."""

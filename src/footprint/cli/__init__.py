"""The command line: one module for each command; the only room here that has a terminal."""

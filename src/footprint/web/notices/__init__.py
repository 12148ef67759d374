"""Notices to the IRO, and their answers."""

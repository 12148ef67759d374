"""Footprint runs the Independent Reviewing Officer service of an English council."""

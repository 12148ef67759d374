"""A council that does not exist: returns made by rule and seed, for trial and proof."""

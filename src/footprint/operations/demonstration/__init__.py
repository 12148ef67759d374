"""A council that does not exist, loaded in one go for whoever wants to try the app."""

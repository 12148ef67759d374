"""The pages, one package for each feature; they do not know each other."""

"""Pages on which local practice and bank holidays are set."""

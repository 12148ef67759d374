"""The tidy tables that indicators read, whoever supplies them."""

"""Every component and state with made-up words: for the browser tests, and for `make gallery`."""

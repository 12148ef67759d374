"""Whatever changes something: check, act, leave an event, in one transaction."""

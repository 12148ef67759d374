"""Statistical disclosure control only: small numbers, secondary suppression, rounding."""

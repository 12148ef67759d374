"""Who may: roles, dated relationships, record levels, and for each refusal the reason."""

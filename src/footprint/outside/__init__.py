"""The world outside: the embedded database, e-mail, the queue; it knows no records."""

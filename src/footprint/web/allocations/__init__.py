"""Pages on which a child gets an IRO, changes to another, and is told who it is."""

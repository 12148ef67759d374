"""Pages about the officers: caseloads, when they work, when they are away, what else they hold."""

"""Reviews: booked, moved, called off and held; and the diary of who chairs when."""

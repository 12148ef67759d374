"""What every page shares: who asks, the layout, the components."""

"""A body for each kind of step."""

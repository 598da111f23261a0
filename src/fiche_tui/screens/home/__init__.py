"""The list of workshops, and what can be done to one of them."""

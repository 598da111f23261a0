"""What no number of a workshop exceeds. What people type is asked again; what a file says is not believed."""

MOST_PEOPLE = 2_000
"""People that a list, a slip or a count holds at most: far above any meeting, far below what a machine stumbles on."""

EARLIEST, LATEST = 2000, 2199
"""Years outside these are a slip of the finger."""

LARGEST = 10_000_000_000
"""The largest number, three centuries in seconds, that any fact or ballot holds, either way."""

SOON_SHARE = 0.2
"""Share of a step that is left when its end is near, unless somebody sets another (SessionLab turns orange there)."""

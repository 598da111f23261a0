"""The names of the styles that lines are drawn in: what they mean, not what they look like."""

STRONG = "strong"
QUIET = "quiet"
ACCENT = "accent"
GOOD = "good"
SOON = "soon"
LATE = "late"
CURSOR = "cursor"
"""Where the next key acts: the chosen row of a table, the cell that is filled. A filled bar, in colour or not."""

FAMILIES = ("family-a", "family-b", "family-c", "family-d", "family-e")
"""The colours of the families, in order; never without the letter and the shape of the family."""

SHAPES = "●■▲◆▼"
"""The shapes of the families, in order."""

NAMES = (STRONG, QUIET, ACCENT, GOOD, SOON, LATE, CURSOR, *FAMILIES)


def family_style(position: int) -> str:
    """Return the style of the family at that position (0 is A); they come round again after five."""
    return FAMILIES[position % len(FAMILIES)]


def family_shape(position: int) -> str:
    """Return the shape of the family at that position."""
    return SHAPES[position % len(SHAPES)]

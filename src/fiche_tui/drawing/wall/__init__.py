"""What the room sees, as lines: drawn from ``room.json``'s values and a moment, and from nothing else."""

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_slide, draw_wall

__all__ = ["Seen", "draw_slide", "draw_wall"]

"""Nothing left to key in: how many answered, in big digits, and the keys that go on from here."""

from collections.abc import Sequence

from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.keyed_paper import behind_mark
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.paper import page, room_of, wrapped
from fiche_tui.drawing.styles import ACCENT, QUIET, SOON, STRONG


def draw_all_in(
    people: int,
    words: Sequence[str],
    sentence: str,
    keys: Sequence[tuple[str, str]],
    foot: str,
    width: int,
    height: int,
    *,
    too_many: bool,
) -> list[Line]:
    """Return the number with ``words`` beside it, what it means, and a key with its verb a line.

    ``too_many`` says that the sentence is a warning.
    """
    rows = 10 if height >= 36 and width >= 110 else 5
    start = (rows - len(words)) // 2
    digits = [
        line((row, ACCENT), "   ", (words[place - start] if 0 <= place - start < len(words) else "", STRONG))
        for place, row in enumerate(banner(str(people), rows))
    ]
    said = wrapped((sentence, f"{STRONG} {SOON}" if too_many else STRONG), room_of(width) - 3, 2 if too_many else 0)
    widest = max(len(key) for key, _verb in keys)
    shown = [line((f"{key:<{widest}}", f"{STRONG} {ACCENT}"), f"  {verb}") for key, verb in keys]
    lines = behind_mark([*digits, Line(), *said, Line(), *shown])
    air = [Line()] * max(1, (height - len(lines) - 2) // 3)
    return page([*air, *lines], behind_mark([Line(), line((foot, QUIET))]), width, height)

"""Bars in eighths of a cell, and levels as blocks."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

_EIGHTHS = " ▏▎▍▌▋▊▉"

SHADES = "░▒▓█"
"""How the levels fill their part of a bar, the lowest lightest: it reads without colour, and on a grey projector."""

UNKNOWN_SHADE = "·"


def bar(value: int, largest: int, width: int) -> str:
    """Return a bar in eighths of a cell, as long as ``value`` is to ``largest``; anything above zero shows."""
    if value <= 0 or largest <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(value, largest) * width * 8 / largest))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def blocks(filled: int, highest: int) -> str:
    """Return « ▮▮▯ »: the filled blocks out of ``highest``."""
    shown = max(0, min(filled, highest))
    return "▮" * shown + "▯" * (highest - shown)


def spread_bar(counts: Sequence[int], width: int, whole: int = 0) -> str:
    """Return counts by level as one bar: a part a level with its digit in front, « ? » last; none gives nothing.

    ``whole`` is how many people all the cells are worth, those who answered where it is less: with the same one, bars
    of one length are as many people. Every answer that was given shows.
    """
    given = [(level, count) for level, count in enumerate(counts) if count > 0]
    if not given or width < len(given):
        return ""
    last = len(counts) - 1
    sizes = _sizes([count for _level, count in given], width, max(whole, sum(counts)))
    return "".join(
        f"?{UNKNOWN_SHADE * (size - 1)}" if level == last else f"{level}{_shade(level, last) * (size - 1)}"
        for (level, _count), size in zip(given, sizes, strict=True)
    )


def _sizes(counts: Sequence[int], width: int, whole: int) -> list[int]:
    """Return how many cells each part takes, one at least."""
    ends = [0, *accumulate(counts)]
    if width >= whole:
        # Each end where it belongs: two parts of as many people differ by a cell at most.
        cells = [(2 * end * width + whole) // (2 * whole) for end in ends]
        return [after - before for before, after in pairwise(cells)]
    free = max(0, (2 * ends[-1] * width + whole) // (2 * whole) - len(counts))
    shares = [divmod(count * free, ends[-1]) for count in counts]
    sizes = [share + 1 for share, _rest in shares]
    order = sorted(range(len(counts)), key=lambda place: -shares[place][1])
    for place in order[: free + len(counts) - sum(sizes)]:
        sizes[place] += 1
    return sizes


def _shade(level: int, levels: int) -> str:
    return SHADES[min(len(SHADES) - 1, level * len(SHADES) // max(1, levels))]

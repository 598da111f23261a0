"""Bars in eighths of a cell, and levels as blocks."""

from collections.abc import Sequence

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


def spread_bar(counts: Sequence[int], width: int) -> str:
    """Return counts by level as one bar of that many cells: a part a level with its digit in front, « ? » last.

    A part is as long as its share of all who answered, and every answer that was given shows; none gives nothing.
    """
    given = [(level, count) for level, count in enumerate(counts) if count > 0]
    if not given or width < len(given):
        return ""
    whole = sum(count for _level, count in given)
    free = width - len(given)
    shares = [divmod(count * free, whole) for _level, count in given]
    sizes = [share for share, _rest in shares]
    order = sorted(range(len(given)), key=lambda place: -shares[place][1])
    for place in order[: free - sum(sizes)]:
        sizes[place] += 1
    last = len(counts) - 1
    return "".join(
        f"?{UNKNOWN_SHADE * size}" if level == last else f"{level}{_shade(level, last) * size}"
        for (level, _count), size in zip(given, sizes, strict=True)
    )


def _shade(level: int, levels: int) -> str:
    return SHADES[min(len(SHADES) - 1, level * len(SHADES) // max(1, levels))]

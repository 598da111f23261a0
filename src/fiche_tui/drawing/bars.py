"""Bars in eighths of a cell, and levels as blocks."""

_EIGHTHS = " ▏▎▍▌▋▊▉"


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

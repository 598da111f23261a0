"""The words of a scale as boxes in one row: each level in the border, under it what it means for each question."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.language.cells import rows_of, width_of
from fiche_tui.language.translation import _
from fiche_tui.workshop.sheet import Scale

Boxes = tuple[tuple[str, tuple[str, ...]], ...]
"""The title of each box with its texts."""

PADDING = 2
"""Empty cells inside a box, one at each side."""

TALLEST = 4
"""Rows of text in a box at most: taller boxes no longer read as a row."""


def levels_of(scales: Sequence[Scale]) -> Mapping[int, tuple[str, ...]]:
    """Return the texts of each level, once where several scales say the same."""
    found: dict[int, tuple[str, ...]] = {}
    for scale in scales:
        for level in scale.levels:
            known = found.get(level.value, ())
            found[level.value] = known if level.text in known else (*known, level.text)
    return found


def scale_boxes(scales: Sequence[Scale], width: int) -> list[Line]:
    """Return the levels as boxes side by side, « je ne sais pas » last; nothing where they do not fit, or are none."""
    levels = levels_of(scales)
    if not levels:
        return []
    # As they are drawn: measured with their line ends, they would be too narrow for their words.
    boxes = tuple((str(value), tuple(line(text).text for text in texts)) for value, texts in levels.items())
    return drawn_boxes((*boxes, ("?", (_("je ne sais pas"),))), width)


def drawn_boxes(boxes: Boxes, width: int) -> list[Line]:
    """Return boxes that share their borders, as low as the width allows; nothing where even the tallest do not fit."""
    sizes = _sizes(boxes, width - 1 - len(boxes) * (PADDING + 1))
    if not sizes:
        return []
    texts = [
        [row for text in said for row in line(text).wrapped(size)]
        for (_title, said), size in zip(boxes, sizes, strict=True)
    ]
    height = max(map(len, texts))
    top: list[Part] = []
    for place, ((title, _said), size) in enumerate(zip(boxes, sizes, strict=True)):
        rule = "─" * (size + PADDING - width_of(title) - 2)
        top += [("┬ " if place else "┌ ", QUIET), (title, f"{STRONG} {ACCENT}"), (f" {rule}", QUIET)]
    bottom = "┴".join("─" * (size + PADDING) for size in sizes)
    rows = [
        line(
            *(
                line(("│ ", QUIET), (said[row] if row < len(said) else Line()).fitted(size), " ")
                for said, size in zip(texts, sizes, strict=True)
            ),
            ("│", QUIET),
        )
        for row in range(height)
    ]
    return [line(*top, ("┐", QUIET)), *rows, line((f"└{bottom}┘", QUIET))]


@lru_cache(maxsize=16)
def _sizes(boxes: Boxes, room: int) -> tuple[int, ...]:
    """Return the cells of text of each box, for the lowest row of boxes that fits; empty where none does."""
    for height in range(1, TALLEST + 1):
        sizes = [_narrowest(texts, height) for _title, texts in boxes]
        if all(sizes) and sum(sizes) <= room:
            # What is left goes to the boxes in turn, as far as each one's longest text.
            longest = [max(size, *map(width_of, texts)) for size, (_title, texts) in zip(sizes, boxes, strict=True)]
            while sum(sizes) < room and sizes != longest:
                place = min((one for one, size in enumerate(sizes) if size < longest[one]), key=lambda one: sizes[one])
                sizes[place] += 1
            return tuple(sizes)
    return ()


def _narrowest(texts: Sequence[str], height: int) -> int:
    """Return the cells with which texts take at most that many rows, no word cut; 0 where they take more anyway."""
    if len(texts) > height:
        return 0
    words = max((width_of(word) for text in texts for word in text.split(" ")), default=1)
    longest = max(map(width_of, texts), default=1)
    taken = (size for size in range(max(1, words), longest + 1) if _rows(texts, size) <= height)
    return next(taken, 0)


def _rows(texts: Sequence[str], size: int) -> int:
    return sum(len(rows_of(text, size)) for text in texts)

"""Five fingers: the level required, what each finger means, how many hands there are at each."""

from collections.abc import Sequence

from fiche_tui.drawing.bars import bar
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import ACCENT, GOOD, SOON, STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.values import AgreementRule

MEANING = 22
"""Cells of what a finger means."""

NUMBER = 4
"""Cells of a count."""

LONGEST = 60
"""Cells of a bar at most."""


def required_words(rule: AgreementRule) -> str:
    """Return the level required, as it is said to the group before asking."""
    return _("Nous avançons si aucune main n’est sous {floor} et la majorité à {majority} ou plus.").format(
        floor=rule.floor, majority=rule.majority_at
    )


def fingers_meaning(width: int) -> list[Line]:
    """Return what is said of the fingers before they are raised, from five to none."""
    return [line((f"{level}  ", STRONG), words).cut(width) for level, words in reversed(_fingers()) if words]


def fingers_meaning_in_a_row(width: int) -> list[Line]:
    """Return the same on one row, or on as many as it takes."""
    said = [line((f"{level}", STRONG), f" {words}") for level, words in reversed(_fingers()) if words]
    return line(*(part for place, one in enumerate(said) for part in ("   " if place else "", one))).wrapped(width)


def finger_bars(counts: Sequence[int], width: int) -> list[Line]:
    """Return a row for each number of fingers, with what it means, how many hands, and a bar on one scale for all."""
    most = max(counts, default=0)
    size = min(LONGEST, width - 3 - MEANING - NUMBER - 2)
    return [
        line(
            (f"{level}  ", STRONG),
            line(words).fitted(MEANING),
            (f"{number:>{NUMBER}}  ", STRONG),
            (bar(number, most, size), ACCENT),
        ).cut(width)
        for (level, words), number in zip(_fingers(), counts, strict=False)
    ]


def finger_bars_in_two(counts: Sequence[int], width: int) -> list[Line]:
    """Return the same on half the rows without the words: three fingers and more beside fewer."""
    most, half = max(counts, default=0), width // 2
    cells = [
        line((f"{level}  ", STRONG), (f"{number:>2}  ", STRONG), (bar(number, most, half - 11), ACCENT))
        for level, number in enumerate(counts)
    ]
    middle = (len(cells) + 1) // 2
    return [line(low.fitted(half), high) for low, high in zip(cells[:middle], [*cells[middle:], Line()], strict=False)]


def verdict(rule: AgreementRule, counts: Sequence[int]) -> Line:
    """Return whether the level required is reached, and where it is not, who speaks first."""
    if rule.met(tuple(counts)):
        return line((_("✓ Le niveau exigé est atteint."), f"{STRONG} {GOOD}"))
    said = _("✗ Le niveau exigé n’est pas atteint : qui est sous 3 parle d’abord.")
    return line((said, f"{STRONG} {SOON}"))


def _fingers() -> list[tuple[int, str]]:
    words = [_("je m’oppose"), "", "", _("cela me convient assez"), "", _("j’appuie pleinement")]
    return list(enumerate(words))

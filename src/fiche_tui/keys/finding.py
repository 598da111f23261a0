"""Commands found by what somebody types of them: in the user's language, accents and case aside."""

from collections.abc import Collection, Iterable, Sequence

from fiche_tui.keys.command import GROUPS, Command
from fiche_tui.language.translation import _
from fiche_tui.workshop.text import folded

NEVER = frozenset({"global.palette", "global.back"})
"""What nobody looks for by its name: the search itself, and closing it."""

EVERYWHERE = ("workshop", "global")
"""The groups that answer in many places come after what only this screen does, in this order."""


def offered(commands: Iterable[Command], runnable: Collection[str]) -> tuple[Command, ...]:
    """Return the commands that can be looked for where those ids can be run: the screen's own first."""
    here = [one for one in commands if one.id in runnable and one.id not in NEVER and not one.help_only]
    return tuple(sorted(here, key=lambda one: EVERYWHERE.index(one.group) + 1 if one.group in EVERYWHERE else 0))


def found(commands: Sequence[Command], typed: str, recent: Sequence[str] = ()) -> tuple[Command, ...]:
    """Return the commands whose words hold every word typed: by how well, then the most recent, then as they came.

    ``recent`` are ids, the last one used first.
    """
    words = folded(typed).split()
    kept = [(place, one) for place, one in enumerate(commands) if all(word in _text(one) for word in words)]

    def rank(placed: tuple[int, Command]) -> tuple[bool, bool, bool, int, int]:
        place, one = placed
        label, text = folded(_(one.label)), _text(one)
        age = recent.index(one.id) if one.id in recent else len(recent)
        return (
            not label.startswith(" ".join(words)),
            not _begins(label, words),
            not _begins(text, words),
            age,
            place,
        )

    return tuple(one for _place, one in sorted(kept, key=rank))


def _text(one: Command) -> str:
    return folded(f"{_(one.label)} {_(one.tooltip)} {_(GROUPS[one.group])} {_(one.also)}")


def _begins(text: str, words: Sequence[str]) -> bool:
    """Return whether each word typed begins a word of the text."""
    within = text.replace("'", " ").split()
    return all(any(each.startswith(word) for each in within) for word in words)

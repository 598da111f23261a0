"""Commands that change nothing of a workshop: where it is only read, they are what is left to do."""

from collections.abc import Iterable

LOOKING = frozenset(
    {
        *("workshop.agenda", "workshop.roster", "workshop.export", "workshop.recap", "workshop.private_note"),
        *("workshop.project", "workshop.spine", "workshop.sound", "earlier.promises", "earlier.skip"),
        *("adjust.open", "adjust.filter", "adjust.compare"),
        *("reveal.zoom", "reveal.sort", "reveal.talk", "talk.next", "talk.previous", "talk.end"),
    }
)
"""Their ids; those of the group ``global`` change nothing either. What is not named here is taken to change something,
so that a new command is refused rather than promised."""

PAGES = ("workshop.agenda", "workshop.roster", "workshop.export")
"""What there is to read at every step, the most useful first."""


def only_looks(command_id: str) -> bool:
    """Return whether a command works where the workshop is only read."""
    return command_id in LOOKING or command_id.startswith("global.")


def reading_keys(command_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the commands of the last row where the workshop is only read: those that work, then the pages."""
    kept = (*filter(only_looks, command_ids), *PAGES)
    return (*[one for one in dict.fromkeys(kept) if not one.startswith("global.")][:4], "global.leave", "global.help")


def page_keys(command_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the same of a page that was opened from there: those that work, then the way back."""
    kept = [one for one in command_ids if only_looks(one) and not one.startswith("global.")]
    return (*kept, "global.back", "global.help")

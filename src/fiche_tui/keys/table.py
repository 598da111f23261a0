"""The table itself: every command of the program, its keys and its words, in the order of the help."""

from fiche_tui.keys.command import GROUPS, Command
from fiche_tui.keys.list_table import LISTS
from fiche_tui.keys.meeting_table import MEETING

__all__ = ["COMMANDS", "GROUPS", "Command"]

COMMANDS: tuple[Command, ...] = (*MEETING, *LISTS)

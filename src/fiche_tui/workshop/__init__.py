"""The domain: what happens in a workshop, and what follows from it. Standard library only, no clock, no files."""

from fiche_tui.workshop import decide_earlier, decide_list, decide_rounds, evolve_earlier, evolve_list, evolve_time
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.evolve import evolve
from fiche_tui.workshop.history import Entry, History, history_of
from fiche_tui.workshop.state import State

__all__ = ["Command", "Entry", "History", "Refusal", "State", "decide", "evolve", "history_of"]

# Imported for what they register: the rules and the effects of their facts and commands.
_REGISTERED = (decide_earlier, decide_list, decide_rounds, evolve_earlier, evolve_list, evolve_time)

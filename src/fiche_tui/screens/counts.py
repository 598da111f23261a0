"""Tally slips at the keyboard: the tables count, the totals are keyed in."""

from fiche_tui.screens.ballot import BallotScreen


class CountsScreen(BallotScreen):
    """Keys in the tally slips of a round that is entered by counts."""

"""How long keying takes: what an estimate on screen is made of."""

from fiche_tui.workshop.ballots import Round

SECONDS_A_KEY = 0.8
"""An assumption, not a measure of ours: eye on the paper, finger on the digit, about 75 digits a minute. With it, 14
ballots of « Complet » take the 12 minutes that the product promises."""

SECONDS_A_PAPER = 5.0
"""An assumption too: take the next paper, write its number at the corner, turn the finished one over."""


def seconds_to_key(asked: Round, families: int) -> float:
    """Seconds to key in one paper of a round whose ballot has that many families."""
    return _keys(asked, families) * SECONDS_A_KEY + SECONDS_A_PAPER


def _keys(asked: Round, families: int) -> int:
    subjects = len(asked.subjects)
    if asked.by_counts:
        # The people, then a number and its Enter in each cell.
        cells = subjects * sum(question.levels + 1 if question.levels else 1 for question in asked.questions)
        return 3 + 2 * cells
    if asked.questions[0].is_scale:
        return subjects * len(asked.questions) + families
    # A letter, a figure and a space for each code, and an Enter for each list.
    return sum(3 * question.most + 1 for question in asked.questions)

"""How long keying takes: what an estimate on screen is made of.

The keys are counted, on papers that follow the rules: tests press them one by one in these machines and on the screens
and find the same numbers. The time of a key and of a paper is supposed, with what is published as its measure.
"""

from collections.abc import Sequence

from fiche_tui.workshop.ballots import Question, Round

SECONDS_A_KEY = 0.8
"""Eye on the paper, finger on the digit: between two times that the keystroke-level model gives to one key, 0.75 s
« typing complex codes » and 1.20 s for who does not know the keyboard (Card, Moran and Newell, *The Psychology of
Human-Computer Interaction*, 1983, after Communications of the ACM 23(7), 1980, pages 396-410; the table was read at
asi-www.informatik.uni-hamburg.de/informatik/SE_Evaluation/html/pages/goms.htm on 2026-11-23). In the same table an
average typist takes 0.28 s for running text; clerks who key numbers take 0.3 to 0.4 s (9,000 to 12,000 keys an hour,
ehow.com/about_5081610_data-entry-speed.html, same day). A facilitator in front of a group is neither."""

SECONDS_A_PAPER = 5.0
"""Take the next paper, write its number at the corner, turn the finished one over. The same table gives 3.5 s of it:
two moves of the hand (0.40 s each) and two moments to find where one is (1.35 s each). The rest, for the sheet and the
pen, is supposed."""


def seconds_to_key(asked: Round, strips: int) -> float:
    """Return the seconds to key in one paper of a round whose lines are printed in that many strips.

    Of counts by levels, the paper is one page a strip.
    """
    questions, subjects = asked.questions, len(asked.subjects)
    if not asked.by_counts:
        return ballot_keys(questions, subjects, strips) * SECONDS_A_KEY + SECONDS_A_PAPER
    pages = strips if questions[0].is_scale else 1
    return slip_keys(questions, subjects) * SECONDS_A_KEY + pages * SECONDS_A_PAPER


def ballot_keys(questions: Sequence[Question], subjects: int, strips: int) -> int:
    """Keys of one ballot with every answer given: of scales, one an answer and Enter after each strip; of codes, a
    letter, a figure, and a space or the Enter of the list, as many codes as a list may hold."""
    if questions[0].is_scale:
        return subjects * len(questions) + strips
    return sum(max(1, 3 * min(question.most, subjects)) for question in questions)


def slip_keys(questions: Sequence[Question], subjects: int) -> int:
    """Keys of one tally slip of 10 to 99 people: their number and Enter, then a figure and Enter in each cell; what
    remains for « je ne sais pas » takes Enter alone.

    A zero costs a key less and ten people in one cell a key more.
    """
    cells = sum(2 * question.levels + 1 if question.is_scale else 2 for question in questions)
    return 3 + subjects * cells

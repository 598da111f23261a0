"""What is said when the program fails by its own fault: one sentence, and never what it was working with."""

from pathlib import Path

from fiche_tui.language.translation import _


def defect_sentence(error: BaseException) -> str:
    """Return what happened, what is safe, what to do, and where the defect is.

    The text of the error is left out: it may hold what somebody typed, or answered on a ballot.
    """
    sentence = _(
        "Une erreur du programme l’a arrêté; tout ce que l’écran a confirmé est enregistré. "
        "Recommencez, et signalez ceci : {where}"
    )
    return sentence.format(where=where_of(error))


def where_of(error: BaseException) -> str:
    """Return the kind of an error and the line of ours that it came from: « KeyError, tally.py:41 »."""
    found = ""
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if not found or "fiche_tui" in path.parts:
            found = f"{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}, {found}" if found else type(error).__name__

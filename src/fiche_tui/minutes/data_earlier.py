"""An earlier workshop as data: its promises and their answers, and the levels then and now once they are revealed."""

from collections.abc import Iterator

from fiche_tui.minutes.data_rounds import Json
from fiche_tui.minutes.document import plain
from fiche_tui.minutes.naming import code_of, decision_number, label_of
from fiche_tui.minutes.sections.earlier import fate_names
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.earlier import Earlier, Promise, PromiseAnswer
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import Comparison, comparison


def earlier_data(state: State) -> Json:
    """Return the key « earlier » of the data, or no key at all without a link."""
    earlier = state.earlier.of
    if earlier is None:
        return {}
    found = comparison(state)
    return {
        "earlier": {
            "workshop": earlier.workshop,
            "title": earlier.title,
            "date": earlier.date.isoformat() if earlier.date else None,
            "sheet": earlier.sheet,
            "people": earlier.people,
            "retained": list(earlier.retained),
            "promises": [_promise(one, state.earlier.answer(one.id)) for one in earlier.promises],
            "levels": _levels(state, found) if found else None,
            "scales_changed": list(found.changed) if found else [],
            "without_match": [one.code for one in found.gone] if found else [],
        }
    }


def _promise(promise: Promise, answer: PromiseAnswer | None) -> Json:
    return {
        "kind": promise.kind.value,
        "code": promise.code or None,
        "about": promise.about,
        "what": promise.what,
        "who": promise.who,
        "due": promise.due,
        "nobody": promise.nobody,
        "answer": answer.fate.value if answer else None,
        "word": answer.word if answer else "",
    }


def _levels(state: State, found: Comparison) -> list[Json]:
    return [
        {"code": code_of(state, subject), "question": level.scale, "then": level.then, "now": level.now}
        for subject in found.matched
        for level in found.levels(subject)
    ]


def earlier_rows(state: State, words: Words) -> Iterator[dict[str, str]]:
    """The same as lines of the table for a spreadsheet: one a promise, then one a level of then."""
    _ = words._
    earlier: Earlier | None = state.earlier.of
    if earlier is None:
        return
    names = fate_names(words)
    for promise in earlier.promises:
        answer = state.earlier.answer(promise.id)
        told = [plain(names[answer.fate])] if answer else []
        told += [answer.word] if answer and answer.word else []
        yield {
            "line": plain(_("promesse")),
            "code": decision_number(promise.number, words).text if promise.number else promise.code,
            "label": promise.what or promise.about,
            "remark": " — ".join(told),
        }
    found = comparison(state)
    for subject in found.matched if found else ():
        for level in found.levels(subject) if found else ():
            if level.then is not None:
                yield {
                    "line": plain(_("médiane d’alors")),
                    "code": code_of(state, subject),
                    "label": plain(label_of(state, subject)),
                    "question": plain(words.scale(level.scale)),
                    "number": words.number(level.then),
                }

"""What a box holds of a person or a table: to and from JSON, and whether it may be put in."""

from collections.abc import Callable, Mapping
from typing import Any

from fiche_tui.workshop.ballots import Answer, Ballot, Round, Slip, ballot_fault, is_complete
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.commands import Refusal


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return a ballot or a slip as a box stores it."""
    return {"kind": "slip" if isinstance(answer, Slip) else "ballot", **to_json(answer)}


def answer_from_json(content: Any) -> Answer:
    """Return the ballot or slip stored in a box. Raises ``DecodeError`` when it is neither."""
    if not isinstance(content, dict):
        raise DecodeError("a ballot is an object")
    kinds: Mapping[str, Callable[[Any], Answer]] = {
        "ballot": lambda value: from_json(Ballot, value),
        "slip": lambda value: from_json(Slip, value),
    }
    read = kinds.get(str(content.get("kind")))
    if read is None:
        raise DecodeError("neither a ballot nor a slip")
    return read(content)


def anonymous(content: Any) -> dict[str, Any]:
    """Return what the seal keeps of a box's content: the answers, and nothing that says whose they are."""
    return answer_to_json(answer_from_json(content))


def whole_refusal(asked: Round, ballot: Ballot) -> Refusal | None:
    """Return why a ballot of one's own may not be put in: it does not fit the round, or it is not complete."""
    fault = ballot_fault(asked, ballot)
    if fault or not is_complete(asked, ballot):
        return Refusal("ballot-wrong" if fault else "ballot-unfinished", {"fault": fault})
    return None

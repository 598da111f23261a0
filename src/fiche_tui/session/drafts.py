"""Papers half keyed, kept at each key: a program that is killed finds them again as they were."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from fiche_tui.session.answers import answer_from_json, answer_to_json
from fiche_tui.session.recorder import Recorder
from fiche_tui.store.drafts import read_drafts, write_drafts
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.ballots import Answer
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.common import number_of
from fiche_tui.workshop.keying.written import Written
from fiche_tui.workshop.state import RoundStatus


@frozen
class Draft:
    """What is written on a paper, and what the box held under its number meanwhile."""

    written: Written
    box: Answer | None = None


class Drafts:
    """The papers half keyed of the one round that takes ballots, by the number at their corner.

    They are no ballots: nothing counts them, and they go as soon as their round takes no ballots any more. What the
    disk refuses is not kept, and costs nothing but what a kill would take: no key waits for it.
    """

    def __init__(self, folder: Path, recorder: Recorder) -> None:
        self._folder = folder
        self._recorder = recorder
        self._round, self._papers = 0, dict[str, Draft]()
        self._is_on_disk = True
        self._was_read = False

    def of(self, number: int) -> Mapping[str, Draft]:
        """Return the papers of a round that are half keyed."""
        self._read()
        return self._papers if number == self._round and self._takes_ballots(number) else {}

    def is_safe(self, number: int, name: str) -> bool:
        """Return whether a kill would lose nothing of that paper."""
        return self._is_on_disk and name in self.of(number)

    def keep(self, number: int, name: str, draft: Draft) -> None:
        """Keep what is written on a paper, in place of what was."""
        papers = self.of(number)
        if papers.get(name) != draft or not self._is_on_disk:
            self._write(number, {**papers, name: draft})

    def drop(self, number: int, name: str) -> None:
        """Let go of a paper: it is in the box, or given up."""
        papers = self.of(number)
        if name in papers:
            self._write(number, {other: draft for other, draft in papers.items() if other != name})

    def begin(self) -> None:
        """Find the papers that an earlier session left; let go of everything else that it left of them."""
        self._read()
        if not (self._papers and self._takes_ballots(self._round)):
            self.forget()

    def tidy(self) -> None:
        """Let go of the papers of a round that takes no ballots any more."""
        self._read()
        if self._papers and not self._takes_ballots(self._round):
            self.forget()

    def forget(self) -> None:
        """Let go of every paper."""
        self._was_read = True
        self._write(0, {})

    def _takes_ballots(self, number: int) -> bool:
        found = self._recorder.state.round(number)
        return found is not None and found.status is RoundStatus.OPEN

    def _read(self) -> None:
        if self._was_read:
            return
        self._was_read = True
        with suppress(DecodeError):
            self._round, self._papers = _from_json(read_drafts(self._folder))

    def _write(self, number: int, papers: dict[str, Draft]) -> None:
        self._round, self._papers = number, papers
        self._is_on_disk = False
        # The session that took over writes its own.
        if self._recorder.holds and self._recorder.still_mine():
            with suppress(StoreError):
                write_drafts(self._folder, _to_json(number, papers) if papers else None)
                self._is_on_disk = True


def _to_json(number: int, papers: Mapping[str, Draft]) -> dict[str, Any]:
    return {
        "round": number,
        "papers": {
            name: {"written": to_json(one.written), "box": answer_to_json(one.box) if one.box else None}
            for name, one in papers.items()
        },
    }


def _from_json(found: Any) -> tuple[int, dict[str, Draft]]:
    """Return the round and its papers. Raises ``DecodeError``."""
    if not isinstance(found, dict) or type(found.get("round")) is not int or not isinstance(found.get("papers"), dict):
        raise DecodeError("drafts are a round and its papers")
    papers = {}
    for name, one in found["papers"].items():
        if not isinstance(one, dict) or number_of(name) != name:
            raise DecodeError("a draft is a paper with a number")
        box = one.get("box")
        papers[name] = Draft(from_json(Written, one.get("written")), answer_from_json(box) if box else None)
    return found["round"], papers

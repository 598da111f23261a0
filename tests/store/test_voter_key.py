"""The key of a box for a round: one, whoever asks first, and no other than the one on disk."""

import json

import pytest

from fiche_tui.store import voter_key as module
from fiche_tui.store.errors import Damaged, Missing, VotersForgotten
from fiche_tui.store.names import STATION, key_file
from fiche_tui.store.workshop import Workshop


def test_a_key_is_made_once_and_only_when_asked_for(workshop: Workshop) -> None:
    workshop.box(STATION, 1)
    with pytest.raises(VotersForgotten):
        workshop.voter_key(STATION, 1, make=False)
    key = workshop.voter_key(STATION, 1, make=True)
    assert len(key) == 32
    assert workshop.voter_key(STATION, 1, make=False) == workshop.voter_key(STATION, 1, make=True) == key
    assert workshop.voter_key(STATION, 2, make=True) != key


def test_two_that_ask_at_once_have_the_same(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop.box(STATION, 1)
    key = workshop.voter_key(STATION, 1, make=True)

    def not_there_yet(path: object, *_: object) -> None:
        raise Missing(path)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_file", not_there_yet)
    assert workshop.voter_key(STATION, 1, make=True) == key


@pytest.mark.parametrize("keys", [[], ["00" * 31], ["xy" * 32], [3], ["00" * 32, "11" * 32]])
def test_what_is_no_key_is_damage(workshop: Workshop, keys: list[object]) -> None:
    workshop.box(STATION, 1)
    workshop.voter_key(STATION, 1, make=True)
    path = workshop.folder / "boxes" / STATION / key_file(1)
    whole = json.loads(path.read_bytes())
    whole["keys"] = {str(place): {"key": key} for place, key in enumerate(keys, 1)}
    path.write_text(json.dumps(whole) + "\n")
    with pytest.raises(Damaged) as caught:
        workshop.voter_key(STATION, 1, make=True)
    assert (caught.value.path, caught.value.reason) == (path, "shape")

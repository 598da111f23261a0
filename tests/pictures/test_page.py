"""The page of `make pictures`: each moment in three sizes and three themes, for whoever looks at them."""

import re
from pathlib import Path

import pytest

from tests.pictures import take
from tests.pictures.moments import ON_THE_WALL, PARTICIPANTS, SCREENS

SEEN = {
    "SCREENS": (SCREENS, "projecting", "Sur le deuxième écran"),
    "ON_THE_WALL": (ON_THE_WALL, "decision in large", "assemblée publique"),
    "PARTICIPANTS": (PARTICIPANTS, "dots", "espace cocher"),
}
"""One moment of each part of the page, and words that stand in its pictures."""


@pytest.mark.soak
async def test_the_page_shows_what_the_facilitator_the_room_and_the_participants_see(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take, "PAGE", tmp_path / "page")
    for part, (moments, name, _words) in SEEN.items():
        monkeypatch.setattr(take, part, {name: moments[name]})
    page = await take.whole_page()
    files = re.findall(r'src="([^"]+)"', page.read_text(encoding="utf-8"))
    pictures = [(page.parent / one).read_text(encoding="utf-8") for one in files]
    assert (len(pictures), len(set(pictures))) == (27, 27)
    for place, (_moments, _name, words) in enumerate(SEEN.values()):
        for picture in pictures[9 * place : 9 * (place + 1)]:
            shown = " ".join(re.sub(r"<[^>]+>", " ", picture).replace("&#160;", " ").split())
            assert words in shown

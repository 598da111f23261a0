import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from fiche_tui.terminal.attributes import AttributesOnly


@pytest.mark.parametrize(
    ("drawn", "sent"),
    [
        ("bold #000000 on #ffffff", "bold"),
        ("#ffffff on #000000", "reverse"),
        ("reverse #000000 on #ffffff", "reverse"),
        ("reverse underline #ffffff on #000000", "underline"),
        ("#000000", ""),
    ],
)
def test_colours_go_and_what_is_on_black_is_reversed(drawn: str, sent: str) -> None:
    (found,) = AttributesOnly().apply([Segment("mot", Style.parse(drawn))], Color(255, 255, 255))
    assert found.text == "mot"
    assert found.style == Style.parse(sent) + Style(reverse="reverse" in sent)


def test_what_has_no_style_keeps_none() -> None:
    assert AttributesOnly().apply([Segment("mot")], Color(255, 255, 255)) == [Segment("mot")]

"""The goals of the sheets: 1,000 items read in under 100 ms, 10 MB refused within 50 ms. ``make bench`` shows the time.

The suite runs the same once, and asserts what is not a duration: that a refused file never meets the Markdown parser.
"""

from typing import Any

import pytest
from markdown_it import MarkdownIt

from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import read_sheet
from fiche_tui.sheet.problems import Code

FAMILIES, ITEMS = 10, 100
TOO_LARGE = (
    b"- [x](y) **z** `t`\n" * (10_000_000 // 19),
    b"[" * 10_000_000,
    "é".encode() * 5_000_000,
    b"\n" * 10_000_000,
    b"> " * 5_000_000,
)


def thousand_items(items: int = FAMILIES * ITEMS) -> bytes:
    """A sheet as an author writes it, with labels, codes and ids."""
    lines = ["# Mille énoncés", "", "## Familles"]
    for family in range(FAMILIES):
        letter = chr(ord("A") + family)
        lines += ["", f"### {letter} · Famille numéro {family} `famille-{family}`", ""]
        lines += [
            f"- **Étiquette {family} {n}**\u00a0: Un énoncé, assez long pour ressembler à ceux que l’on écrit "
            f"`{letter}{n} enonce-{family}-{n}`"
            for n in range(1, items // FAMILIES + 1)
        ]
    lines += ["", "## Déroulement", "", "| étape | genre | 60 |", "|---|---|---|", "| Lire | ajuster | 60 |", ""]
    return "\n".join(lines).encode()


def test_a_thousand_items_are_read(benchmark: Any) -> None:
    data = thousand_items()
    reading = benchmark(read_sheet, data, "mille.md")
    assert reading.problems == ()
    assert reading.sheet is not None
    assert len(reading.sheet.items) == FAMILIES * ITEMS


def test_the_roles_sheet_is_read(benchmark: Any) -> None:
    data = (content_folder() / "roles-acteur-collectif.md").read_bytes()
    assert benchmark(read_sheet, data, "roles-acteur-collectif.md").problems == ()


@pytest.mark.parametrize("data", TOO_LARGE, ids=["items", "brackets", "accents", "lines", "quotes"])
def test_ten_megabytes_are_refused_before_any_parser(
    benchmark: Any, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parsed(*_given: object) -> None:
        raise AssertionError("markdown-it was called")

    monkeypatch.setattr(MarkdownIt, "parse", parsed)
    monkeypatch.setattr("yaml.parse", parsed)
    reading = benchmark(read_sheet, data, "enorme.md")
    assert reading.sheet is None
    assert [problem.code for problem in reading.problems] == [Code.TOO_LARGE]

"""Any bytes give a sheet or problems with lines: never a traceback, and never a long wait."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fiche_tui.sheet.describe import describe
from fiche_tui.sheet.library import find_sheet
from fiche_tui.sheet.parse import Reading, read_sheet
from fiche_tui.sheet.words import is_control
from tests.soaked import rest_in_soak

REAL = find_sheet("roles-acteur-collectif").data
WORDS = [
    *("# T\n", "## Familles\n", "## Déroulement\n", "## Formats\n", "## Échelles\n", "## Question\n", "### X\n"),
    *("### A · F `f`\n", "- **a** : b `A1 c`\n", "  - source : d\n", "| étape | minutes | min. |\n", "|-|-|-|\n"),
    *("| a | 5 | 1 |\n", "| format |\n", "|-|\n", "---\n", "id: x\n", "> note\n", "1. a\n", "0. a\n", "- a : 2 min\n"),
    *(
        "`",
        "**",
        "\n",
        "    ",
        "\t",
        "<!--",
        "```\n",
        "&#0;",
        "\\",
        "|",
        "===\n",
        "é",
        "😀",
        "\u202e",
        "\u2028",
        "\ufffe",
    ),
    *("## Corrections\n", "## Crédits\n", "## Pendant le dépouillement\n"),
]
YAML = [*"[]{}:-?|>#,'\"\\ \nx", "id", "- ", "&a", "*a", "!!int", "%TAG "]


def check(data: bytes) -> Reading:
    reading = read_sheet(data, "f.md")
    assert (reading.sheet is None) == any(problem.severity == "error" for problem in reading.problems)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in reading.problems:
        assert 1 <= problem.line <= lines
        assert not any(is_control(character) for character in describe(problem))
    return reading


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_mix_of_what_sheets_are_made_of(words: list[str]) -> None:
    check("".join(words).encode())


@settings(max_examples=300)
@given(st.lists(st.sampled_from(YAML), max_size=60))
def test_any_front_matter(pieces: list[str]) -> None:
    check(("---\n" + "".join(pieces) + "\n---\n# T\n").encode())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(REAL)), st.integers(0, len(REAL)))
def test_any_cut_of_the_real_sheet(start: int, end: int) -> None:
    check(REAL[:start])
    check(REAL[:start] + REAL[end:])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(REAL)), st.binary(max_size=6))
def test_any_change_to_the_real_sheet(at: int, data: bytes) -> None:
    check(REAL[:at] + data + REAL[at + len(data) :])


HEAVY = {
    "brackets": "[" * 50_000,
    "both brackets": "[" * 25_000 + "](" * 12_000,
    "brackets in an item": "# T\n## Familles\n### F\n- " + "[" * 50_000,
    "stars": "*a " * 30_000,
    "mixed emphasis": "**a_b*" * 15_000,
    "backticks": "`a``b" * 20_000,
    "entities": "&" * 100_000,
    "comments": "a<!--" * 20_000,
    "cells": "|" * 30_000 + "\n" + "|-" * 30_000 + "\n|\n",
    "quotes": ">" * 50_000,
    "lists in a line": "- " * 50_000,
    "numbers in a line": "1. " * 20_000,
    "lists by indent": "".join(" " * (2 * depth) + "- a\n" for depth in range(600)),
    "quotes by line": "".join("> " * depth + "a\n" for depth in range(600)),
    "yaml sequences": "---\n" + "[" * 10_000 + "\n---\n",
    "yaml mappings": "---\n" + "{a: " * 4_000 + "\n---\n",
    "yaml by indent": "---\n" + "".join(" " * depth + "a:\n" for depth in range(150)) + "\n---\n",
    "yaml dashes": "---\n" + "- " * 8_000 + "\n---\n",
    "yaml aliases": "---\na: &a x\nb: [*a, *a]\n---\n",
    "headings": "# a\n" * 19_000,
    "steps": "# T\n## Agenda\n| étape | 5 |\n|-|-|\n" + "| a | 5 |\n" * 15_000,
    "roles of one name": "# T\n## Familles\n### F\n" + "- a\n" * 1_990,
    "one word": "# " + "a" * 1_000_000,
    "nul": "\x00" * 1000,
}


@pytest.mark.parametrize("name", rest_in_soak(list(HEAVY), kept=8, spread=True))
def test_heavy_input_is_read_or_refused_soon(name: str) -> None:
    start = time.monotonic()
    check(HEAVY[name].encode())
    assert time.monotonic() - start < 10

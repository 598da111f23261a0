"""The sheet of tokens: what is on each slip, in what size, and nothing but tokens that were handed in."""

import re

import pytest

from fiche_tui.minutes.names import Format, tokens_name
from fiche_tui.minutes.printables.tokens import Slips, token_slips
from fiche_tui.minutes.style import Paper, Print
from tests.minutes import samples

TOKENS = tuple(f"BK{n}-TA2-7ME-VDU-9GR" for n in range(2, 8))
SLIPS = Slips(TOKENS, 2, "ssh -p 2222 vote@serveur", "SHA256:abc/def+1")


def test_each_slip_says_what_to_type_what_to_compare_and_its_token_in_large_type() -> None:
    html = token_slips(samples.adjusted().state, SLIPS)
    slips = html.split('<div class="strip">')[1:]
    assert len(slips) == len(TOKENS)
    for slip, token in zip(slips, TOKENS, strict=True):
        assert f'<div class="large">\n<p><strong>{token}</strong></p>' in slip
        assert "<strong>ssh -p 2222 vote@serveur</strong>" in slip
        assert "Le code est à l’écran projeté." in slip
        assert "SHA256:abc/def+1" in slip
        assert slip.count("-TA2-") == 1
    assert [("De rechange" in slip) for slip in slips] == [False] * 4 + [True] * 2
    head = html.split('<div class="strip">')[0]
    assert "4 jetons, 2 de rechange, à la fin" in head.replace(" ", " ")
    assert "distribuez face cachée" in head


@pytest.mark.parametrize("paper", list(Paper))
def test_large_print_and_paper_are_those_of_all_that_is_printed(paper: Paper) -> None:
    html = token_slips(samples.adjusted().state, SLIPS, Format.HTML, paper, Print.LARGE)
    assert re.search(rf"size: {paper.value}", html)
    assert html != token_slips(samples.adjusted().state, SLIPS, Format.HTML, paper)


def test_markdown_holds_the_same_tokens() -> None:
    text = token_slips(samples.adjusted().state, SLIPS, Format.MARKDOWN)
    assert re.findall(r"[A-Z0-9]{3}(?:-[A-Z0-9]{3}){4}", text.replace("\\", "")) == list(TOKENS)


def test_a_hostile_line_is_text() -> None:
    hostile = Slips(TOKENS[:1], 0, "ssh <b>x</b>", "*x*")
    assert "<b>x</b>" not in token_slips(samples.adjusted().state, hostile)


def test_the_name_of_the_file_says_what_it_is() -> None:
    assert tokens_name(samples.adjusted().state).startswith("jetons-2026-11-23-")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.minutes.escape import escaped_cell, escaped_heading, escaped_paragraph
from fiche_tui.workshop.text import normalise
from tests.minutes.reading import READERS, kinds, visible

HOSTILE = [
    "[/foo]",
    "[x]",
    "[ ] à faire",
    "[@click=app.quit]",
    "[texte](http://exemple.org)",
    "![image](x.png)",
    "[^1]: note\n[^1]",
    "[ref]: http://exemple.org",
    "\\",
    "\\\\",
    "fin\\",
    "a\\\nb",
    "\\|",
    "|",
    "a|b||c",
    "| a | b |\n|---|---|\n| c | d |",
    "a\n:-:",
    "a\n--",
    "<b>gras</b>",
    "<b",
    "< 5 et > 3",
    "<!-- caché -->",
    "<https://exemple.org>",
    "<script>alert(1)</script>",
    "<?php ?>",
    "<br>",
    "`code`",
    "``` \ncode\n```",
    "~~~\ncode\n~~~",
    "~~barré~~ ~un~",
    "*a* **b** _c_ __d__ ***",
    "* * *",
    "- - -",
    "---",
    "a\n---",
    "a\n===",
    "=",
    "# titre",
    "#",
    "titre #",
    "titre ##",
    "####### sept",
    "#mot",
    "- liste",
    "+ liste",
    "-",
    "+",
    "-2",
    "--- a",
    "1. un",
    "1) un",
    "1.",
    "123456789. un",
    "2.5",
    "> cité",
    ">",
    ": définition",
    ":---",
    ":emoji: :+1: 13:30:45",
    ":smile: a:smile:b ::heart:: :a:b: 13:100:45 :-1: std::a::b",
    "#12 GH-1 @moi 0a1b2c3d [!NOTE] [[wiki]]",
    "www.x.y. ou xmpp:a@b.co/c",
    "\ufeff---",
    "a  b   c \n  d",
    "@mention et moi@exemple.org",
    "http://exemple.org/%C3%A9?a=1&b=2",
    "www.exemple.org",
    "exemple.org ou //exemple.org",
    "ftp://exemple.org mailto:moi@exemple.org",
    "https://münchen.example/é",
    "&amp; &lt; &#35; &#x23; &copy; & R&D &amp",
    "    code en retrait",
    "a\n    b\n  c",
    "a\n\nb",
    "a\n\n\n- b",
    "a\n \nb",
    "a  \nb",
    "$x$ et $$y$$ et 500 $",
    "==a== ^b^ {#id} {{ x }}",
    "a\u00a0",
    "un\u00a0: deux",
    "😀 👩\u200d👩\u200d👧 🇶🇨",
    "שלום עולם",
    "\u202eà l’envers",
    "\ufeffabc",
    "e\u0301 \u200b \U000e0041",
    "mot " * 1250,
    "x" * 5000,
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_found_again(typed: str, reader: str) -> None:
    _found_again(normalise(typed), reader)


PIECES = st.sampled_from([*"\\`*_{}[]()#+-.!|<>~&:;=@$^/ \n\n'\"1239aéx", "http://", "www.a.co", "&amp;", "<b>", "]("])
TYPED = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=14).map("".join)).map(normalise)


@given(TYPED)
def test_whatever_is_typed_is_found_again(typed: str) -> None:
    for reader in READERS:
        _found_again(typed, reader)


def _found_again(typed: str, reader: str) -> None:
    if not typed:
        return
    assert visible(escaped_paragraph(typed), reader) == [typed]
    assert visible(f"- a\n- {escaped_paragraph(typed, '  ')}\n- b", reader) == ["a", typed, "b"]
    assert visible(f"- [ ] {escaped_paragraph(typed, '  ')}", reader) == [f"[ ] {typed}"]
    assert visible(f"- a\n  - **A1** {escaped_paragraph(typed, '    ')}", reader) == ["a", f"A1 {typed}"]
    assert visible(f"## {escaped_heading(typed)}", reader) == [typed]
    assert visible(f"### A {escaped_heading(typed)}", reader) == [f"A {typed}"]
    assert visible(f"« {escaped_paragraph(typed)} »", reader) == [f"« {typed} »"]
    if reader == "gfm":
        row = f"| a | b |\n| --- | --- |\n| {escaped_cell(typed)} | fin |"
        assert visible(row, reader) == ["a", "b", typed, "fin"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_nothing_but_text(typed: str, reader: str) -> None:
    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"}
    assert kinds(escaped_paragraph(normalise(typed)), reader) <= allowed


def test_plain_words_keep_a_readable_source() -> None:
    plain = "R&D, 5 > 3, rôle(s) : l’an 2.5, « oui », 13 h 30, 13:30, 500 $ - fin. @moi !"
    assert escaped_paragraph(plain) == plain

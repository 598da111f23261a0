"""Tokens: enough bits, forgiving to type, kept as salted hashes alone."""

import math
import re

import pytest

from fiche_tui.session.tokens import ALPHABET, GROUP, GROUPS, Doors, new_tokens
from fiche_tui.workshop.codec import to_json

TOKEN = "BK4-TA2-7ME-VDU-9GR"


def test_a_token_has_sixty_bits_or_more_in_groups_that_can_be_read_aloud() -> None:
    assert GROUPS * GROUP * math.log2(len(set(ALPHABET))) >= 60
    tokens = new_tokens(50)
    assert len(set(tokens)) == 50
    assert all(re.fullmatch(rf"[{ALPHABET}]{{3}}(-[{ALPHABET}]{{3}}){{4}}", one) for one in tokens)
    assert not set("IOLQ01") & set("".join(tokens))


@pytest.mark.parametrize(
    "typed", [TOKEN, TOKEN.lower(), TOKEN.replace("-", ""), " bk4 ta2 7me-vdu 9gr ", "bk4·ta2·7me.vdu 9gr"]
)
def test_typing_is_forgiving(typed: str) -> None:
    doors = Doors(tokens=()).with_tokens((TOKEN, "BBB-BBB-BBB-BBB-BBB"), 1)
    assert doors.voter_of(typed) == doors.voter_of(TOKEN)
    assert doors.voter_of(TOKEN) is not None


@pytest.mark.parametrize("typed", ["", "-", "BK4", TOKEN + "B", TOKEN[:-1], "\u0000", "é" * 1000])
def test_no_other_word_is_a_token(typed: str) -> None:
    assert Doors().with_tokens((TOKEN,), 1).voter_of(typed) is None


def test_two_tokens_are_two_voters_and_nothing_that_is_kept_tells_a_token() -> None:
    doors = Doors("KAPE-27").with_tokens(("AAA-AAA-AAA-AAA-AAA", "AAA-AAA-AAA-AAA-AAB"), 1)
    assert doors.voter_of("AAA-AAA-AAA-AAA-AAA") != doors.voter_of("AAA-AAA-AAA-AAA-AAB")
    assert "AAA" not in str(to_json(doors))
    # The same token made again has another salt, and is another voter.
    again = doors.with_tokens(("AAA-AAA-AAA-AAA-AAA",), 2)
    assert again.voter_of("AAA-AAA-AAA-AAA-AAA") != doors.voter_of("AAA-AAA-AAA-AAA-AAA")
    assert again.voter_of("AAA-AAA-AAA-AAA-AAB") is None


def test_a_closed_door_admits_nobody() -> None:
    assert not Doors().admits("")
    assert not Doors("KAPE-27").admits("KAPE-28")
    assert Doors("KAPE-27").admits("kape 27")


def test_an_address_is_printed_with_tokens_alone() -> None:
    tried = Doors("KAPE-27", address="127.0.0.1")
    assert tried.printed == ""
    assert tried.with_tokens((TOKEN,), 1).printed == "127.0.0.1"

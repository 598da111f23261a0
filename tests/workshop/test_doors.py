"""Coming in over SSH: tokens come first, spares are there before they are handed out, and undo leaves all of it."""

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.doors import meeting_at_hand, tokens_now
from fiche_tui.workshop.values import TokensOf
from tests.workshop.samples import Play


def refused(play: Play, fact: f.Fact) -> Refusal:
    return play.refused(c.Record(fact))


def test_the_door_opens_with_tokens_or_without_and_closes_once() -> None:
    play = Play.prepared()
    assert refused(play, f.SshOpened()).code == "no-tokens"
    assert refused(play, f.SshClosed()).code == "ssh-closed"
    play.record(f.SshOpened(asks_token=False))
    assert refused(play, f.SshOpened(asks_token=False)).code == "ssh-open"
    play.record(f.SshClosed(), f.TokensMade(12, 3, 1), f.SshOpened())
    ssh = play.state.ssh
    assert (ssh.is_open, ssh.asks_token, ssh.had_tokens, ssh.had_connections) == (True, True, True, True)
    assert not play.record(f.SshClosed()).state.ssh.is_open


def test_final_minutes_close_the_door() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).record(f.SshOpened(asks_token=False), f.MinutesFinalised())
    assert not play.state.ssh.is_open


def test_tokens_made_again_replace_those_of_the_meeting() -> None:
    play = Play.prepared().record(f.TokensMade(12, 3, 1), f.SparesIssued(2), f.TokensMade(14, 2, 1))
    assert play.state.ssh.tokens == (TokensOf(1, 14, 2, issued=0, times=2),)


def test_spares_are_issued_as_long_as_there_are_any() -> None:
    play = Play.prepared()
    assert refused(play, f.SparesIssued()).code == "no-spare-left"
    play.record(f.TokensMade(12, 2, 1), f.SparesIssued())
    assert refused(play, f.SparesIssued(2)).code == "no-spare-left"
    assert refused(play, f.SparesIssued(0)).code == "no-spare-left"
    assert tokens_now(play.record(f.SparesIssued()).state) == TokensOf(1, 12, 2, issued=2)
    assert refused(play, f.SparesIssued()).code == "no-spare-left"


def test_numbers_that_cannot_be_are_refused() -> None:
    play = Play.prepared()
    for fact in (f.TokensMade(0, 3, 1), f.TokensMade(12, -1, 1), f.TokensMade(12, 3, 2)):
        assert refused(play, fact).code == "not-a-count"
    assert refused(play, f.TokensMade(MOST_PEOPLE, 1, 1)) == Refusal("too-many-tokens", {"most": MOST_PEOPLE})


def test_each_meeting_has_tokens_of_its_own() -> None:
    play = Play.prepared().record(f.TokensMade(12, 0, 1)).do(c.StartStep("accueil"))
    assert meeting_at_hand(play.state) == 1
    play.record(f.SittingSuspended())
    # Between two meetings the round of the first may still be answered.
    assert (meeting_at_hand(play.state), tokens_now(play.state)) == (2, TokensOf(1, 12, 0))
    play.do(c.StartStep("ajuster"))
    assert tokens_now(play.state) is None
    assert refused(play, f.SshOpened()).code == "no-tokens"
    play.record(f.TokensMade(9, 1, 2), f.SshOpened())
    assert play.state.ssh.tokens == (TokensOf(1, 12, 0), TokensOf(2, 9, 1))


def test_undo_takes_back_the_act_before() -> None:
    play = Play.prepared().record(f.KeyboardHeld("Ana"), f.TokensMade(12, 3, 1), f.SparesIssued(), f.SshOpened())
    assert play.history.undoable() == (f.KeyboardHeld("Ana"),)

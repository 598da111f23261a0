"""The SSH door with real clients: who comes in, what they may do, and what becomes of their ballot."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("asyncssh")

import asyncssh

from fiche_tui.serve.ssh.bounds import Bounds
from fiche_tui.session.ssh_door import doors_of, keep_doors
from fiche_tui.session.tokens import Doors
from fiche_tui.store.serving import read_serving
from fiche_tui.workshop.room.values import Way
from tests.serve.ssh.served import CODE, TOKENS, Answers, serving

KEPT = "Enregistré. Le groupe ne verra que les totaux."
BALLOT = "2" * 10


def turnout(served: Any) -> int:
    served.session.rounds.refresh_turnout(1)
    people: int = served.session.rounds.turnout(1).people
    return people


async def test_a_token_lets_in_votes_once_and_finds_its_ballot_after_a_dropped_line(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest()
        await one.until("votre jeton retrouve")
        one.type("\r")
        await one.until("Évaluer · A")
        one.type(BALLOT + "\r")
        await one.until("Vous avez répondu à tout.")
        assert turnout(served) == 0
        one.type("\r")
        await one.until(KEPT)
        assert turnout(served) == 1
        one.drop()
        await served.settled(0)
        again = await served.guest()
        again.type("\r")
        await again.until("revoir votre bulletin")
        again.type("b3\r\r")
        await again.until(KEPT)
        assert turnout(served) == 1


async def test_two_logins_with_one_token_are_told_to_both_and_share_the_ballot(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest()
        one.type("\r")
        await one.until("Évaluer · A")
        other = await served.guest(term="")
        await one.until("Ce jeton sert à deux connexions")
        await other.until("Ce jeton sert à deux connexions")
        one.type(BALLOT + "\r\r")
        await one.until(KEPT)
        other.type("\n")
        await other.until("Un bulletin est ouvert. Écrivez b pour revoir votre bulletin.")
        assert turnout(served) == 1


async def test_line_by_line_without_a_terminal_until_the_input_ends(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        for place, command in enumerate((None, "fiche join  --linear")):
            one = await served.guest(TOKENS[place], term="", command=command)
            one.type("\n" + "\n".join(BALLOT) + "\n\no\n")
            one.process.stdin.write_eof()
            assert KEPT in await one.end()
        assert turnout(served) == 2


async def test_a_terminal_that_leaves_typing_to_us_is_echoed_to(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest(command="fiche join --linear")
        await one.until("q pour quitter.\r\n")
        one.type("x\x7fé\x1b[A\x7f\r")
        assert await one.until("\r\n") == "x\b \bé\b \b"
        await one.until("Rôle 1 sur 5, A1.")
        one.type("\x03")
        await one.end()


async def test_three_wrong_codes_close_the_connection(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        wrong = [("KAPE-28", TOKENS[0]), (CODE, "BBB-223"), ("", "x" * 300)]
        with pytest.raises(asyncssh.DisconnectError) as refused:
            await served.connect(*wrong, (CODE, TOKENS[0]))
        assert refused.value.reason == "Trop d'essais. Reconnectez-vous."
        conn = await served.connect(*wrong[:2], ("kape 27", "bbb222"))
        conn.abort()


async def test_what_is_asked_is_said_in_the_language_of_the_workshop(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        asked = Answers((CODE, "faux"), (CODE, TOKENS[0]))
        conn = await served.through(asked)
        code, token = "Code, sur l’écran projeté : ", "Jeton, sur votre coupon : "
        again = "Le code ou le jeton n’est pas le bon. "
        assert [one.replace("\u00a0", " ") for one in asked.asked] == [code, token, again + code, token]
        conn.abort()


async def test_without_tokens_each_connection_is_one_voice(tmp_path: Path) -> None:
    async with serving(tmp_path, way=Way.CONNECTION) as served:
        for _again in range(2):
            asked = Answers((CODE, ""))
            conn = await served.through(asked)
            assert len(asked.asked) == 1
            process = await conn.create_process(term_type="xterm", term_size=(80, 24))
            process.stdin.write("\r" + BALLOT + "\r\r")
            seen = ""
            while KEPT not in seen:
                seen += await asyncio.wait_for(process.stdout.read(1 << 16), 20)
            assert "Une connexion a un bulletin" in seen
            conn.abort()
        assert turnout(served) == 2


async def test_nothing_but_the_meeting_may_be_asked_for(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        conn = await served.connect()
        for command in ("sh", "fiche list", "fiche join --linear; sh", "scp -t ."):
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.create_process(command)
            conn.abort()
            conn = await served.connect()
        with pytest.raises(asyncssh.ChannelOpenError):
            await conn.create_process(subsystem="sftp")
        conn.abort()
        conn = await served.connect()
        with pytest.raises(asyncssh.ChannelOpenError):
            await conn.open_connection("127.0.0.1", 22)
        with pytest.raises((asyncssh.ChannelListenError, OSError)):
            await conn.start_server(lambda *_: None, "127.0.0.1", 0)
        await conn.create_process(term_type="xterm")
        with pytest.raises(asyncssh.ChannelOpenError):
            await conn.create_process(term_type="xterm")
        conn.abort()
        with pytest.raises(asyncssh.PermissionDenied):
            await asyncssh.connect(
                "127.0.0.1", served.port, username="vote", password="x", known_hosts=None, config=None
            )


async def test_each_client_has_its_own_language_and_colours(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        true = await served.guest(TOKENS[0], env={"COLORTERM": "truecolor"})
        few = await served.guest(TOKENS[1], term="linux", env={"LANG": "en_CA.UTF-8"})
        none = await served.guest(TOKENS[2], env={"NO_COLOR": "1", "LC_ALL": "fr_CA.UTF-8", "LANG": "en_CA.UTF-8"})
        assert "38;2;" in await true.until("quitter")
        sixteen = await few.until("quit")
        assert "97;40" in sixteen
        assert "38;" not in sixteen
        plain = await none.until("quitter")
        assert ";4" not in plain
        assert "38;" not in plain


@pytest.mark.parametrize(("size", "rows"), [((0, 0), 24), ((2000, 2000), 80), ((30, 8), 8)])
async def test_a_window_is_drawn_as_large_as_it_can_be(tmp_path: Path, size: tuple[int, int], rows: int) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest(size=size)
        seen = await one.until("quitter")
        assert f"\x1b[{rows};1H" in seen
        assert f"\x1b[{rows + 1};1H" not in seen
        one.process.change_terminal_size(60, 12)
        assert "\x1b[12;1H" in await one.until("quitter")


async def test_it_ends_when_the_facilitator_closes_the_door_and_says_so_on_both_sides(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        one = await served.guest()
        await one.until("quitter")
        found = read_serving(served.stored.folder)
        assert found is not None
        assert (found.address, found.port) == ("127.0.0.1", served.port)
        doors = doors_of(served.stored)
        keep_doors(served.stored, Doors(code="", tokens=doors.tokens))
        seen = await one.end()
        assert seen.endswith("\x1b[?1049lL’animation a fermé la porte SSH.\r\n")
        while served.said[-1] != "L’animation a fermé la porte SSH.":
            await asyncio.sleep(0.02)
        assert served.said[0].startswith("Porte SSH ouverte")


async def test_a_client_who_reads_nothing_is_closed_and_the_others_go_on(tmp_path: Path) -> None:
    async with serving(tmp_path, bounds=Bounds(unread=0.0)) as served:
        deaf, one = await served.guest(TOKENS[0]), await served.guest(TOKENS[1])
        await one.until("quitter")
        await served.settled(2)
        next(iter(served.house.guests)).wire.block("line")
        await served.settled(1)
        await deaf.end()
        one.type("\r")
        await one.until("Évaluer · A")


async def test_an_address_that_only_knocks_is_let_wait(tmp_path: Path) -> None:
    async with serving(tmp_path, bounds=Bounds(arrivals=1, arrivals_refill=0.0)) as served:
        for token in TOKENS[:2]:
            one = await served.guest(token)
            await one.until("quitter")
        with pytest.raises(asyncssh.DisconnectError):
            await served.connect((CODE, "faux"), ("", ""), ("", ""))
        with pytest.raises((OSError, asyncssh.Error)):
            await served.connect()
        one.type("\r")
        await one.until("Évaluer · A")


async def test_a_full_server_says_so_and_has_room_again(tmp_path: Path) -> None:
    async with serving(tmp_path, bounds=Bounds(sessions=1)) as served:
        one = await served.guest(TOKENS[0])
        await one.until("quitter")
        with pytest.raises(asyncssh.ChannelOpenError):
            await served.guest(TOKENS[1])
        one.drop()
        await served.settled(0)
        await (await served.guest(TOKENS[1])).until("quitter")


async def test_who_touches_no_key_for_hours_is_let_go_with_a_word(tmp_path: Path) -> None:
    async with serving(tmp_path, bounds=Bounds(idle=0.0)) as served:
        one = await served.guest()
        assert (await one.end()).endswith("Fermé après un long silence. Reconnectez-vous pour reprendre.\r\n")


async def test_a_defect_ends_one_visit_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(tmp_path) as served:
        one, other = await served.guest(TOKENS[0]), await served.guest(TOKENS[1], term="")
        await one.until("quitter")
        await other.until("quitter")

        def broken(*_arguments: object, **_options: object) -> str:
            raise LookupError("rôle")

        monkeypatch.setattr(served.house.studio, "paint", broken)
        one.type("\r")
        assert "LookupError" in await one.end()
        other.type("\n")
        await other.until("Rôle 1 sur 5, A1.")


async def test_tokens_that_are_asked_for_later_are_asked_for_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path, way=Way.CONNECTION) as served:
        keep_doors(served.stored, Doors(code=CODE, asks_token=True).with_tokens(TOKENS, 1))
        while served.house.way is not Way.TOKEN:
            await asyncio.sleep(0.02)
        asked = Answers((CODE, TOKENS[0]))
        (await served.through(asked)).abort()
        assert len(asked.asked) == 2

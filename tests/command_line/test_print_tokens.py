"""``fiche print WORKSHOP tokens``: what it asks first, whose file it is, and what is left where it is refused."""

import re
from pathlib import Path

import pytest

from fiche_tui.command_line import printing_tokens
from fiche_tui.session.session import Session
from fiche_tui.session.ssh_keeping import SshKeeping
from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import SystemClock
from fiche_tui.system.ssh_server import CannotServe
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from tests.command_line.fiche import Fiche

TOKEN = re.compile(r"[A-Z0-9]{3}(?:-[A-Z0-9]{3}){4}")


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's key is made by a process of its own, which its own tests start."""
    monkeypatch.setattr(printing_tokens, "fingerprint", lambda: "SHA256:abc")


def test_tokens_are_printed_for_this_account_alone_and_replaced_only_after_a_word(fiche: Fiche) -> None:
    known = fiche("new", "Essai").out.strip()
    doors = fiche.data / known / "doors.json"
    done = fiche("print", known, "tokens")
    assert (done.code, done.out) == (1, "")
    assert "--voters N" in done.err
    done = fiche("print", known, "jetons", "--voters", "12", "--spares", "2", "--address", "vote.exemple.org")
    assert (done.code, done.err) == (0, "")
    sheet = Path(fiche.here / done.out.strip())
    assert sheet.stat().st_mode & 0o777 == 0o600
    text = sheet.read_text(encoding="utf-8")
    assert len(set(TOKEN.findall(text))) == 14
    assert "ssh -p 2222 vote@vote.exemple.org" in text
    assert "SHA256:abc" in text
    before = doors.read_bytes()
    # The same file again, then another without a word: the tokens that people hold stay good.
    assert "existe déjà" in fiche("print", known, "tokens", "--voters", "3").err
    done = fiche("print", known, "tokens", "--voters", "3", "--output", "autre.html")
    assert "ajoutez --yes" in done.err
    assert doors.read_bytes() == before
    done = fiche("print", known, "tokens", "--voters", "3", "--output", "-", "--format", "md", "--yes")
    assert len(set(TOKEN.findall(done.out.replace("\\", "")))) == 6
    # The address is remembered with the tokens.
    assert "vote@vote.exemple.org" in done.out.replace("\\", "")
    assert doors.read_bytes() != before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--voters", "-1", "un nombre entier de 0 à 2000."),
        ("--voters", "2001", "un nombre entier de 0 à 2000."),
        ("--voters", "9999999", "un nombre entier de 0 à 2000."),
        ("--spares", "x", "un nombre entier de 0 à 2000."),
        ("--address", "a b", "une adresse"),
    ],
)
def test_what_cannot_be_is_refused(fiche: Fiche, option: str, value: str, said: str) -> None:
    known = fiche("new", "Essai").out.strip()
    done = fiche("print", known, "tokens", *(() if option == "--voters" else ("--voters", "3")), option, value)
    assert done.code != 0
    assert said in done.err or "adresse n’en est pas" in done.err
    assert not (fiche.data / known / "doors.json").exists()


def test_a_sheet_that_cannot_be_written_leaves_the_tokens_that_people_hold(fiche: Fiche) -> None:
    known = fiche("new", "Essai").out.strip()
    fiche("print", known, "tokens", "--voters", "3")
    doors = fiche.data / known / "doors.json"
    before = doors.read_bytes()
    done = fiche("print", known, "tokens", "--voters", "3", "--yes", "--output", "absent/jetons.html")
    assert (done.code, done.out) == (1, "")
    assert "le dossier n’existe pas" in done.err
    assert doors.read_bytes() == before


def test_a_disk_that_fills_up_once_they_are_made_is_said(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    known = fiche("new", "Essai").out.strip()

    def full(*_sheet: object, **_options: object) -> int:
        raise CannotWrite(Path("jetons.html"), "full")

    monkeypatch.setattr(printing_tokens, "deliver", full)
    done = fiche("print", known, "tokens", "--voters", "3")
    assert done.code == 1
    assert "le disque est plein" in done.err
    assert "Les jetons sont faits, mais aucune feuille ne les porte" in done.err
    assert list(fiche.here.glob("jetons*")) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--voters", "2000"), "2000 jetons au plus"),
        (("--voters", "3", "--output", "a\tb"), "caractère invisible"),
        (("--voters", "3", "--output", ""), "Écrivez un nom de fichier."),
    ],
)
def test_what_cannot_be_printed_is_said_before_tokens_are_made(
    fiche: Fiche, options: tuple[str, ...], said: str
) -> None:
    known = fiche.new()
    assert said in fiche.refused("print", known, "tokens", *options)
    assert not (fiche.data / known / "doors.json").exists()


@pytest.mark.parametrize(("told", "said"), [("Disque plein.", "Disque plein."), ("", "La clé du serveur SSH est")])
def test_without_the_key_of_the_server_nothing_is_made(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch, told: str, said: str
) -> None:
    def fingerprint() -> str:
        raise CannotServe(told)

    known = fiche.new()
    monkeypatch.setattr(printing_tokens, "fingerprint", fingerprint)
    assert said in fiche.refused("print", known, "tokens", "--voters", "3")
    assert not (fiche.data / known / "doors.json").exists()


def test_whoever_leads_is_named_and_keeps_the_workshop(fiche: Fiche) -> None:
    known = fiche.new()
    session = Session.open(Workshops(fiche.data).open(known), SystemClock(), "Anne")
    said = fiche.refused("print", known, "tokens", "--voters", "3")
    assert "Anne anime cet atelier. Quittez-le sur son écran avec q, puis imprimez les jetons" in said
    assert session.still_mine()
    session.close()


def test_a_workshop_that_cannot_be_written_or_understood_is_one_sentence(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fiche.new()

    def full(*_: object) -> None:
        raise CannotWrite(fiche.data / known, "full")

    with monkeypatch.context() as patch:
        patch.setattr("fiche_tui.store.workshop.Workshop.facilitate", full)
        assert "le disque est plein" in fiche.refused("print", known, "tokens", "--voters", "3")

    def unknown(*_: object) -> None:
        raise DecodeError("RoleReworded: expected str, found int")

    monkeypatch.setattr(Session, "open", unknown)
    assert known in fiche.refused("print", known, "tokens", "--voters", "3")
    assert not (fiche.data / known / "doors.json").exists()


def test_a_ballot_that_comes_while_one_is_asked_leaves_the_tokens_that_people_hold(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fiche.new()
    assert fiche("print", known, "tokens", "--voters", "3", "--output", "-").code == 0
    doors = fiche.data / known / "doors.json"
    before = doors.read_bytes()

    def meanwhile() -> str:
        monkeypatch.setattr(SshKeeping, "refusal_of_tokens", lambda *_: Refusal("tokens-in-use"))
        return "SHA256:abc"

    monkeypatch.setattr(printing_tokens, "fingerprint", meanwhile)
    said = fiche.refused("print", known, "tokens", "--voters", "4", "--output", "-", "--yes")
    assert "bulletin" in said
    assert doors.read_bytes() == before

"""``fiche purge``: what is forgotten, what stays, and what it takes."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.store.errors import CannotWrite, DurabilityUnknown
from fiche_tui.store.journal import Journal
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.command_line.fiche import Fiche, fiche_in
from tests.stage import START, Stage


def final(folder: Path) -> Fiche:
    stage = Stage(folder).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    stage.session.close()
    return fiche_in(folder)


def ballots_on_disk(fiche: Fiche) -> list[Path]:
    return [path for name in ("boxes", "sealed") for path in (fiche.data / fiche.folders()[0] / name).rglob("*")]


@pytest.mark.parametrize("command", ["purge", "effacer"])
def test_ballots_are_forgotten_and_counts_stay(tmp_path: Path, command: str) -> None:
    fiche = final(tmp_path)
    known_id = fiche.folders()[0]
    before = json.loads(fiche("export", known_id, "--format", "json", "--output", "-").out)
    counts = fiche("export", known_id, "--format", "csv", "--output", "-").data
    minutes = fiche("export", known_id, "--output", "-").out
    assert ballots_on_disk(fiche)
    done = fiche(command, known_id, "--ballots", "--yes")
    assert (done.code, done.err) == (0, "")
    assert "Les comptes restent." in done.out
    assert ballots_on_disk(fiche) == []
    after = json.loads(fiche("export", known_id, "--format", "json", "--output", "-").out)
    assert after["workshop"].pop("ballots_destroyed_at")
    assert before["workshop"].pop("ballots_destroyed_at") is None
    assert after == before
    assert fiche("export", known_id, "--format", "csv", "--output", "-").data == counts
    told = fiche("export", known_id, "--output", "-").out
    (line,) = set(told.splitlines()) - set(minutes.splitlines())
    assert re.fullmatch(r"- Bulletins de 2 tours détruits le \w+ \w+ \w+ \d{4}; les totaux restent\.", line)
    assert set(minutes.splitlines()) < set(told.splitlines())
    assert "effacés" in fiche.refused("export", known_id, "--format", "json", "--ballots")
    assert fiche(command, known_id, "--ballots", "--yes").code == 0
    assert fiche("export", known_id, "--output", "-").out == told
    assert [row["status"] for row in json.loads(fiche("list", "--json").out)] == ["final"]


def test_ballots_stay_until_the_minutes_are_final(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.session.close()
    fiche = fiche_in(tmp_path)
    assert "n’est pas final" in fiche.refused("purge", fiche.folders()[0], "--ballots", "--yes")
    assert ballots_on_disk(fiche)


@pytest.mark.parametrize("options", [(), ("--ballots",)])
def test_nothing_is_forgotten_without_a_yes(tmp_path: Path, options: tuple[str, ...]) -> None:
    fiche = final(tmp_path)
    known_id = fiche.folders()[0]
    assert "--yes" in fiche.refused("purge", known_id, *options)
    assert ballots_on_disk(fiche)


@pytest.mark.parametrize(
    ("options", "typed", "forgotten"),
    [
        (("--ballots",), "oui", True),
        (("--ballots",), "non", False),
        ((), "O", True),
        ((), "", False),
    ],
)
def test_a_terminal_is_asked(tmp_path: Path, options: tuple[str, ...], typed: str, forgotten: bool) -> None:
    fiche = final(tmp_path)
    known_id = fiche.folders()[0]
    ours, theirs = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "fiche_tui.cli", "purge", known_id, *options],
            env=dict(fiche.environment),
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            os.write(ours, f"{typed}\n".encode())
            _out, error = process.communicate(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    question = error.decode()
    assert "Effacer pour toujours" in question
    assert "« Rôles de la table »" in question
    assert process.returncode == (0 if forgotten else 1)
    if not forgotten:
        assert "Rien n’a été effacé." in question
        assert ballots_on_disk(fiche)
    elif options:
        assert ballots_on_disk(fiche) == []
    else:
        assert fiche.folders() == []


def test_the_whole_workshop_is_forgotten(fiche: Fiche) -> None:
    known_id, other = fiche.new("Un"), fiche.new("Deux")
    done = fiche("purge", known_id, "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Atelier effacé : {known_id}\n"
    assert fiche.folders() == [other]
    assert "Aucun atelier ne correspond à" in fiche.refused("purge", known_id, "--yes")


def test_a_damaged_workshop_can_be_forgotten(fiche: Fiche) -> None:
    known_id = fiche.new("Un")
    for journal in (fiche.data / known_id).glob("journal*.json"):
        journal.write_text("pas un journal", encoding="utf-8")
    assert "abîmé" in fiche.refused("export", known_id)
    assert fiche("purge", known_id, "--yes").code == 0
    assert fiche.folders() == []


@pytest.mark.parametrize("options", [(), ("--ballots",)])
def test_what_somebody_animates_is_not_forgotten(tmp_path: Path, options: tuple[str, ...]) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    fiche = fiche_in(tmp_path)
    said = fiche.refused("purge", fiche.folders()[0], "--yes", *options)
    assert "anime déjà cet atelier" in said
    assert ballots_on_disk(fiche)
    stage.session.close()


# What is stopped halfway.


def killed(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


def stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> Stage:
    """A workshop whose purge of ballots was killed when it came to ``what``."""
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    with monkeypatch.context() as patch:
        patch.setattr(what, killed)
        with pytest.raises(KeyboardInterrupt):
            stage.session.purge_ballots()
    stage.session.lease.release()
    return stage


@pytest.mark.parametrize(
    "what",
    [
        "fiche_tui.store.purge._remove_tree",
        "fiche_tui.session.session.Session.record",
        "fiche_tui.store.purge.end_purge",
    ],
)
def test_a_purge_of_ballots_that_was_killed_is_told_and_finished_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    stage = stopped(tmp_path, monkeypatch, what)
    fiche = fiche_in(tmp_path)
    listed = fiche("list")
    assert stage.id in listed.out
    assert f"fiche purge {stage.id} --ballots" in listed.err
    session = stage.reopen()
    assert ballots_on_disk(fiche) == []
    purged = [entry.fact for entry in session.history.entries if isinstance(entry.fact, f.BallotsPurged)]
    assert purged == [f.BallotsPurged(1, 2)]
    session.close()
    assert fiche("list").err == ""
    assert fiche("purge", stage.id, "--ballots", "--yes").code == 0
    assert stage.reopen().history.entries[-1].fact == purged[0]
    stage.session.close()


def test_a_purge_that_the_disk_did_not_confirm_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    real = Journal.append

    def unsure(self: Journal, *arguments: Any) -> Any:
        real(self, *arguments)
        raise DurabilityUnknown(self.path)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", unsure)
        with pytest.raises(DurabilityUnknown):
            stage.session.purge_ballots()
    for _ in range(2):
        assert stage.session.purge_ballots() is None
    purged = [entry.fact for entry in stage.reopen().history.entries if isinstance(entry.fact, f.BallotsPurged)]
    assert purged == [f.BallotsPurged(1, 2)]
    stage.session.close()


def test_a_workshop_whose_purge_was_killed_is_told_and_goes_with_the_next_opening(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_id, other = fiche.new("Un"), fiche.new("Deux")
    known = Workshops(fiche.data)
    held = known.open(known_id).facilitate("s1", "", START)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            known.remove(known_id, "s1")
    with pytest.raises(CannotWrite):  # Its record went with the folder.
        held.release()
    (left,) = known.leftovers()
    assert (left.path.name.startswith(f".purging-{known_id}-"), left.owners) == (True, ())
    listed = fiche("list")
    assert known_id not in listed.out
    assert f"des restes dans {left.path}" in listed.err.replace("\u00a0", " ")
    assert fiche("purge", other, "--yes").code == 0
    assert (list(fiche.data.glob(".purging*")), fiche("list").err) == ([], "")


def test_what_another_account_left_in_a_purged_workshop_is_told_with_its_name(fiche: Fiche) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file to somebody else")
    box = fiche.data / ".purging-un-0000" / "boxes" / "bob-8c1d"
    box.mkdir(parents=True)
    os.chown(box, 4242, -1)
    assert "des fichiers de 4242" in fiche("list").err

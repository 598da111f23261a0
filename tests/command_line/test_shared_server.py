"""A server with one account a person: who may do what, and a workshop that goes from one account to another.

As root, with five real accounts. Without root nobody can become somebody else: then the modes alone are looked at.
"""

import json
import os
import pwd
import stat
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.sheet.library import content_folder
from fiche_tui.store.workshops import Workshops
from tests.command_line.fiche import Fiche, fiche_in
from tests.command_line.server import Server, group_folder, server
from tests.meetings import stored_workshop

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and become them")


@pytest.fixture(scope="module")
def shared() -> Iterator[Server]:
    with server() as made:
        yield made


def modes(folder: Path) -> dict[str, int]:
    names = (".", "room.json", "boxes", "journal-0001.json", "sealed", "sheet.md")
    return {name: stat.S_IMODE((folder / name).stat().st_mode) for name in names}


IN_A_GROUP = {
    ".": 0o2750,
    "room.json": 0o640,
    "boxes": 0o3730,
    "journal-0001.json": 0o600,
    "sealed": 0o700,
    "sheet.md": 0o600,
}
ALONE = {".": 0o700, "room.json": 0o600, "boxes": 0o700, "journal-0001.json": 0o600, "sealed": 0o700, "sheet.md": 0o600}


# What any account can try: the modes follow the data folder.


def test_modes_follow_the_folder_of_the_group(tmp_path: Path) -> None:
    assert modes(stored_workshop(tmp_path / "own").folder) == ALONE
    if os.geteuid() != 0:
        warnings.warn("modes were looked at; without root no account tried them", stacklevel=1)
    data = group_folder(tmp_path / "data", os.getgid())
    stored = stored_workshop(data)
    assert modes(stored.folder) == IN_A_GROUP
    box = stored.box("k3f9", 1).path.parent
    assert stat.S_IMODE(box.stat().st_mode) & 0o777 == 0o750


@pytest.mark.parametrize("mode", [0o700, 0o755, 0o2750, 0o770, 0o1777])
def test_any_other_folder_makes_private_workshops(tmp_path: Path, mode: int) -> None:
    data = group_folder(tmp_path / "data", os.getgid())
    data.chmod(mode)
    assert modes(stored_workshop(data).folder) == ALONE


def test_a_group_folder_where_anybody_renames_is_refused(tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    group_folder(fiche.data, os.getgid()).chmod(0o2770)
    said = fiche.refused("new", "Rôles")
    assert "renommer l’atelier d’un autre" in said
    assert "chmod +t" in said
    assert list(fiche.data.iterdir()) == []


@pytest.mark.parametrize("command", ["hand-over", "confier"])
def test_a_private_workshop_is_not_handed_over(fiche: Fiche, command: str) -> None:
    known_id = fiche.new("Rôles")
    assert "à votre compte seul" in fiche.refused(command, known_id, "root", "--yes")
    assert len(Workshops(fiche.data).open(known_id).journal.read()) == 1


def test_handing_over_asks_first_and_names_who_is_unknown(tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    group_folder(fiche.data, os.getgid())
    known_id = fiche.new("Rôles")
    assert "Aucun compte «\u00a0nobody-at-all\u00a0»" in fiche.refused("hand-over", known_id, "nobody-at-all", "--yes")
    assert "il manque\u00a0: COMPTE" in fiche.refused("hand-over", known_id, code=2)
    help_text = fiche("confier", "-h").out
    assert "lui seul y écrit ensuite" in " ".join(help_text.split())


# Five accounts.


OPEN_A_ROUND = """
session = Session.open(stored, SystemClock(), "ana")
session.record(f.HeadcountStated(4))
asked = assessing(session)
session.rounds.put(1, "7", complete(asked))
session.rounds.put(1, "8", complete(asked))
session.close()
"""

CAST = """
from fiche_tui.session.answers import answer_to_json
from fiche_tui.session.stored_history import read_history
import fiche_tui.workshop.ballots as b
import os
own = stored.box("{box}", 1)
told["cast"] = tried(lambda: own.put("1", {{"kind": "ballot", "answers": {{}}}}))
boxes = stored.folder / "boxes"
other = boxes / "{other}"
for name, act in {{
    "list": lambda: os.listdir(boxes),
    "paper": (boxes / "animation/round-0001.json").read_bytes,
    "station": (boxes / "poste/round-0001.json").read_bytes,
    "journal": (stored.folder / "journal-0001.json").read_bytes,
    "sealed": lambda: os.listdir(stored.folder / "sealed"),
    "room": lambda: (stored.folder / "room.json").write_bytes(b""),
    "alter": lambda: (other / "round-0001.json").write_bytes(b""),
    "add": lambda: (other / "round-0002.json").write_bytes(b""),
    "remove": lambda: os.unlink(other / "round-0001.json"),
    "rename": lambda: other.rename(boxes / "elsewhere"),
    "rename the workshop": lambda: stored.folder.rename(stored.folder.parent / "mine"),
}}.items():
    told[name] = tried(act)
"""

NOT_THEIRS = {
    "cast": "ok",
    "list": "PermissionError",
    "paper": "PermissionError",
    "station": "PermissionError",
    "journal": "PermissionError",
    "sealed": "PermissionError",
    "room": "PermissionError",
    "alter": "PermissionError",
    "add": "PermissionError",
    "remove": "PermissionError",
    "rename": "PermissionError",
    "rename the workshop": "PermissionError",
}


@needs_root
def test_five_accounts_of_a_server(shared: Server) -> None:
    done = shared.run("ana", "new", "Rôles", "--person", "Bob", "--person", "Cléo")
    assert done.code == 0, done
    known_id = done.out.strip()
    folder = shared.data / known_id
    assert modes(folder) == IN_A_GROUP
    for who in ("lea", "bob"):
        assert known_id in shared.run(who, "list").out
        assert "vous n’en avez pas le droit" in shared.refused(who, "export", known_id)
        # What the room may see was read: all that is missing is a terminal to draw it on.
        assert "Il faut un terminal" in shared.refused(who, "project", known_id)
    assert "vous n’en avez pas le droit" in shared.refused("eve", "list")
    assert "vous n’en avez pas le droit" in shared.refused("eve", "project", known_id)
    assert "vous n’en avez pas le droit" in shared.refused("eve", "new", "Autre")
    passed_around = "session.rounds.station(asked).envelope().put(complete(asked))\n"
    shared.work("ana", known_id, OPEN_A_ROUND.replace("session.close()", f"{passed_around}session.close()"))
    shared.work("cleo", known_id, 'stored.box("cleo-77e0", 1).put("1", {"kind": "ballot", "answers": {}})')
    told = shared.work("bob", known_id, CAST.format(box="bob-8c1d", other="cleo-77e0"))
    assert told == NOT_THEIRS

    told = shared.work(
        "ana",
        known_id,
        """
box = stored.folder / "boxes" / "bob-8c1d" / "round-0001.json"
told["boxes"] = sorted({one.box for one in stored.scan(1).ballots})
told["read"] = tried(box.read_bytes)
told["alter"] = tried(lambda: box.write_bytes(b""))
""",
    )
    assert told == {"boxes": ["animation", "bob-8c1d", "cleo-77e0", "poste"], "read": "ok", "alter": "PermissionError"}

    # A box that its owner closed to the group is told in one sentence, and nothing is revealed without it.
    shared.work("cleo", known_id, '(stored.folder / "boxes/cleo-77e0/round-0001.json").chmod(0o600)')
    told = shared.work(
        "ana",
        known_id,
        """
session = Session.open(stored, SystemClock(), "ana")
told["reveal"] = tried(lambda: session.rounds.reveal(1))
told["open"] = stored.round_is_open(1)
session.close()
""",
    )
    assert told["reveal"].startswith("Impossible de lire ")
    assert "cleo-77e0/round-0001.json : vous n’en avez pas le droit." in told["reveal"]
    assert told["open"]


PLANT = """
import json, os
from fiche_tui.session.answers import answer_to_json
from fiche_tui.workshop.ballots import Ballot
os.umask(0o027)
boxes = stored.folder / "boxes"
subjects = [one["id"] for family in stored.room()["list"] for one in family["roles"]]
ballot = answer_to_json(Ballot({one: (3, 3) for one in subjects}))
held = {str(n): {"ballot": f"{n:032x}", "content": ballot} for n in range(1, 51)}
for name in NAMES:
    os.mkdir(boxes / name, 0o777)
    os.chmod(boxes / name, 0o777)
    whole = {"_meta": {"1": {"schema": 1, "kind": "box", "rev": 1}}, "ballots": held}
    (boxes / name / "round-0001.json").write_text(json.dumps(whole) + chr(10))
"""


@needs_root
def test_a_box_under_the_name_of_the_keyboard_gives_no_right_to_another_account(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Piège").out.strip()
    bob = shared.name("bob")
    folder = shared.data / known_id
    names = ("animation", "animation-2", "animation-7", "poste", "poste-2", "poste-5")
    shared.work("bob", known_id, PLANT.replace("NAMES", repr(names)))
    told = shared.work(
        "ana",
        known_id,
        """
session = Session.open(stored, SystemClock(), "ana")
session.record(f.HeadcountStated(4))
asked = assessing(session)
told["paper"] = tried(lambda: session.rounds.put(1, "7", complete(asked)))
told["station"] = tried(lambda: session.rounds.station(asked).envelope().put(complete(asked)))
told["people"] = session.rounds.turnout(1).people
told["reveal"] = tried(lambda: session.rounds.reveal(1))
session.close()
""",
    )
    assert told.pop("reveal") == (
        f"L’urne {folder}/boxes/animation porte un nom de l’animation, mais c’est le compte {bob} qui l’a faite."
    )
    assert told == {"paper": "ok", "station": "ok", "people": 2}
    for name in ("animation-x0001", "poste-x0001"):
        assert (folder / "boxes" / name).owner() == shared.name("ana")
        assert stat.S_IMODE((folder / "boxes" / name).stat().st_mode) == 0o700

    # The next account keys in all the same, and goes on from the ballots of the one before.
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    told = shared.work(
        "lea",
        known_id,
        """
session = Session.open(stored, SystemClock(), "lea")
asked = session.state.rounds[0].asked
told["found"] = sorted(session.rounds.answers(1))
told["paper"] = tried(lambda: session.rounds.put(1, "8", complete(asked)))
told["station"] = tried(lambda: session.rounds.station(asked).envelope().put(complete(asked)))
told["planted"] = sorted(session.rounds.unreadable(1))
told["reveal"] = session.rounds.reveal(1, tuple(session.rounds.unreadable(1))) is None
one = session.state.rounds[0]
told["counted"] = [one.tally.people, dict(one.doors), one.left_out]
session.close()
""",
    )
    assert told == {
        "found": ["7"],
        "paper": "ok",
        "station": "ok",
        "planted": list(names),
        "reveal": True,
        "counted": [4, {"paper": 2, "station": 2}, 6],
    }


@needs_root
def test_a_link_to_somebody_elses_box_counts_for_nothing(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Liens").out.strip()
    shared.work("ana", known_id, OPEN_A_ROUND)
    shared.work("cleo", known_id, 'stored.box("cleo-1", 1).put("1", {"kind": "ballot", "answers": {}})')
    told = shared.work(
        "bob",
        known_id,
        """
import os
stored.box("bob-1", 1)
boxes = stored.folder / "boxes"
told["hard"] = tried(lambda: os.link(boxes / "cleo-1/round-0001.json", boxes / "bob-1/round-0001.json"))
told["soft"] = tried(lambda: os.symlink(boxes / "cleo-1/round-0001.json", boxes / "bob-1/round-0001.json"))
""",
    )
    told |= shared.work(
        "ana", known_id, 'told["boxes"] = sorted({one.box for one in stored.scan(1).ballots} - {"animation"})'
    )
    assert told["boxes"] == ["cleo-1"]
    protected = Path("/proc/sys/fs/protected_hardlinks").read_text().strip() == "1"
    assert told["hard"] == ("PermissionError" if protected else "ok")


@needs_root
@pytest.mark.soak
def test_a_workshop_goes_to_another_account_and_back(shared: Server) -> None:
    ana, lea, bob, eve = (shared.name(who) for who in ("ana", "lea", "bob", "eve"))
    known_id = shared.run("ana", "new", "Remise").out.strip()
    folder = shared.data / known_id
    shared.work("ana", known_id, OPEN_A_ROUND)

    assert "n’est pas du groupe" in shared.refused("ana", "hand-over", known_id, eve, "--yes")
    assert f"déjà à votre compte ({ana})" in shared.refused("ana", "hand-over", known_id, ana, "--yes")
    assert "ajoutez --yes" in shared.refused("ana", "hand-over", known_id, lea)
    assert f"C’est le compte {ana} qui anime" in shared.refused("bob", "hand-over", known_id, lea, "--yes")
    assert not (folder / "journal-0002.json").exists()

    done = shared.run("ana", "hand-over", "remise", lea, "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.replace("\u00a0", " ") == (
        f"« Remise » est confié au compte {lea}, qui l’ouvre ainsi : fiche run {known_id}\n"
    )
    told = f"L’atelier est confié au compte {lea}, qui seul y écrit. Vous pouvez le lire."
    assert shared.refused("ana", "hand-over", known_id, bob, "--yes") == told
    assert shared.refused("ana", "purge", known_id, "--yes") == told
    read_only = """
session = Session.open(stored, SystemClock(), "x")
told["refused"] = error_sentence(session.refused.code, session.refused.values)
told["written"] = tried(lambda: session.record(f.KeyboardHeld("Ana")))
told["captures"] = [one.text for one in session.state.captures]
session.close()
"""
    assert shared.work("ana", known_id, read_only) == {"refused": told, "written": told, "captures": []}

    # Whoever it went to finds the paper ballots, corrects one, adds one, and writes in files of their own.
    told_lea = shared.work(
        "lea",
        known_id,
        """
session = Session.open(stored, SystemClock(), "lea")
asked = session.state.rounds[0].asked
told["found"] = sorted(session.rounds.answers(1))
session.rounds.put(1, "8", complete(asked, {asked.subjects[0]: (3, 3)}))
session.rounds.put(1, "9", complete(asked))
told["removed"] = session.rounds.remove(1, "7") is None
told["now"] = sorted(session.rounds.answers(1))
told["people"] = session.rounds.turnout(1).people
session.do(c.Write("n1", CaptureKind.DECISION, "Par Léa"))
told["reveal"] = session.rounds.reveal(1) is None
told["counted"] = session.state.rounds[0].tally.people
session.close()
""",
    )
    assert told_lea == {
        "found": ["7", "8"],
        "removed": True,
        "now": ["8", "9"],
        "people": 2,
        "reveal": True,
        "counted": 2,
    }
    owners = [(folder / f"journal-000{number}.json").owner() for number in (1, 2)]
    assert owners == [ana, lea]
    # The one who gave it away reads on.
    assert shared.work("ana", known_id, read_only)["captures"] == ["Par Léa"]
    data = json.loads(shared.run("ana", "export", known_id, "--format", "json", "--output", "-").out)
    assert [one["text"] for one in data["captures"]] == ["Par Léa"]
    assert f"C’est le compte {lea} qui anime" in shared.refused("bob", "purge", known_id, "--yes")

    # On to a third account: only who made the folder lets one in. Back: always.
    assert shared.refused("lea", "hand-over", known_id, bob, "--yes") == (
        f"Seul le compte {ana}, qui a fait l’atelier, le confie à d’autres. Rendez-le-lui."
    )
    assert shared.run("lea", "confier", known_id, ana, "--yes").code == 0
    assert f"confié au compte {ana}" in shared.refused("lea", "purge", known_id, "--yes")
    told_ana = shared.work(
        "ana",
        known_id,
        """
session = Session.open(stored, SystemClock(), "ana")
told["refused"] = session.refused
session.do(c.Write("n2", CaptureKind.DECISION, "Par Ana"))
told["captures"] = [one.text for one in session.state.captures]
session.close()
""",
    )
    assert told_ana == {"refused": None, "captures": ["Par Léa", "Par Ana"]}
    assert (folder / "journal-0003.json").owner() == ana
    assert shared.work("lea", known_id, read_only)["captures"] == ["Par Léa", "Par Ana"]


@needs_root
@pytest.mark.soak
def test_a_workshop_that_somebody_animates_is_not_handed_over(shared: Server) -> None:
    known_id = shared.run("ana", "new", "En cours").out.strip()
    told = shared.work(
        "ana",
        known_id,
        """
import io, contextlib
session = Session.open(stored, SystemClock(), "ana")
os.environ["FICHE_DATA"] = sys.argv[2]
said = io.StringIO()
with contextlib.redirect_stderr(said):
    told["code"] = main(["hand-over", sys.argv[3], "{lea}", "--yes"])
told["said"] = said.getvalue()
told["mine"] = session.still_mine()
session.close()
""".replace("{lea}", shared.name("lea")),
    )
    assert told == {
        "code": 1,
        "said": f"fiche: {shared.name('ana')} anime cet atelier. Quittez-le d’abord, puis confiez-le.\n".replace(
            shared.name("ana"), "ana"
        ),
        "mine": True,
    }


# The laptop that is passed around, and what is forgotten, when the workshop goes to another account.

AT_THE_STATION = """
from fiche_tui.workshop.voters import voters_of
import fiche_tui.workshop.values as v
session = Session.open(stored, SystemClock(), "x")
if not session.state.rounds:
    session.record(f.PeopleAdded(tuple(v.Person(name, name.title()) for name in ("zoe", "yan", "xia"))))
    session.record(f.WallDeclared(v.Wall.NONE))
    assessing(session)
asked = session.state.rounds[0].asked
door = session.rounds.station(asked)
voters = [one.id for one in voters_of(session.state)]
told["voted"] = tried(lambda: told.update(who=sorted(door.voted(voters))))
"""


@needs_root
@pytest.mark.soak
def test_whoever_takes_the_workshop_over_goes_on_with_the_laptop_that_is_passed_around(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Poste").out.strip()
    boxes = shared.data / known_id / "boxes"
    told = shared.work(
        "ana",
        known_id,
        AT_THE_STATION + 'door.envelope("zoe").put(complete(asked))\ndoor.envelope("yan").put(complete(asked))',
    )
    assert told == {"voted": "ok", "who": []}
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    # Nobody else reads the key that tells whose a ballot is.
    told = shared.work("bob", known_id, 'told["key"] = tried((stored.folder / "boxes/poste/key-0001.json").read_bytes)')
    assert told == {"key": "PermissionError"}

    told = shared.work(
        "lea",
        known_id,
        AT_THE_STATION
        + """
subject = asked.subjects[0]
told["replaced"] = door.envelope("zoe").put(complete(asked, {subject: (3, 3)})) is None
told["cast"] = door.envelope("xia").put(complete(asked)) is None
told["withdrawn"] = door.envelope("yan").withdraw() is None
told["now"] = sorted(door.voted(voters))
told["people"] = [session.rounds.turnout(1).people, session.rounds.turnout(1).at_station]
session.close()
""",
    )
    assert told == {
        "voted": "ok",
        "who": ["yan", "zoe"],
        "replaced": True,
        "cast": True,
        "withdrawn": True,
        "now": ["xia", "zoe"],
        "people": [2, 2],
    }
    assert shared.run("lea", "hand-over", known_id, shared.name("ana"), "--yes").code == 0
    told = shared.work(
        "ana",
        known_id,
        AT_THE_STATION
        + """
told["reveal"] = session.rounds.reveal(1) is None
told["counted"] = [session.state.rounds[0].tally.people, dict(session.state.rounds[0].doors)]
session.close()
""",
    )
    assert told == {"voted": "ok", "who": ["xia", "zoe"], "reveal": True, "counted": [2, {"station": 2}]}
    assert list(boxes.rglob("key-*.json")) == []
    assert len(list(boxes.rglob("round-0001.json"))) == 2


FINAL = """
session = Session.open(stored, SystemClock(), "x")
told["final"] = session.record(f.MinutesFinalised()) is None
session.close()
"""


@needs_root
@pytest.mark.soak
def test_the_account_that_has_the_workshop_forgets_the_ballots_of_the_one_before(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Effacer").out.strip()
    folder = shared.data / known_id
    shared.work("ana", known_id, OPEN_A_ROUND)
    shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes")
    reveal = 'session = Session.open(stored, SystemClock(), "x")\nsession.rounds.reveal(1)\nsession.close()'
    shared.work("lea", known_id, reveal + FINAL)
    assert list((folder / "boxes").rglob("round-*.json"))
    done = shared.run("lea", "purge", known_id, "--ballots", "--yes")
    assert (done.code, done.err) == (0, "")
    assert list((folder / "boxes").rglob("*.json")) == list((folder / "sealed").iterdir()) == []
    minutes = shared.run("lea", "export", known_id, "--output", "-").out
    assert "Bulletins de 1 tour détruits" in minutes
    assert shared.run("lea", "purge", known_id, "--ballots", "--yes").code == 0
    assert shared.run("lea", "export", known_id, "--output", "-").out == minutes


@needs_root
@pytest.mark.soak
def test_ballots_that_only_their_owners_can_delete_are_told_and_not_said_destroyed(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Restes").out.strip()
    folder = shared.data / known_id
    shared.work("ana", known_id, OPEN_A_ROUND)
    shared.work("cleo", known_id, 'stored.box("cleo-77e0", 1).put("1", {"kind": "ballot", "answers": {}})')
    shared.work("bob", known_id, 'stored.box("bob-8c1d", 1).put("1", {"kind": "ballot", "answers": {}})')
    give_up = 'session = Session.open(stored, SystemClock(), "x")\nsession.record(f.RoundCancelled(1))\nsession.close()'
    shared.work("ana", known_id, give_up + FINAL)
    owners = ", ".join(sorted(shared.name(who) for who in ("bob", "cleo")))
    assert shared.refused("ana", "purge", known_id, "--ballots", "--yes") == (
        f"Des bulletins restent dans les urnes de {owners}, que ce compte ne peut effacer. "
        "Demandez-le à l’administration; le reste est effacé."
    )
    assert sorted(path.name for path in (folder / "boxes").iterdir()) == ["bob-8c1d", "cleo-77e0"]
    assert "détruits" not in shared.run("ana", "export", known_id, "--output", "-").out
    for box in (folder / "boxes").iterdir():
        for path in box.iterdir():
            path.unlink()
    assert shared.run("ana", "purge", known_id, "--ballots", "--yes").code == 0
    assert "Bulletins détruits" in shared.run("ana", "export", known_id, "--output", "-").out


# Whoever comes first has no right by it.


@needs_root
def test_what_another_account_put_in_the_shared_folder_stops_nobody(shared: Server) -> None:
    uid = pwd.getpwnam(shared.name("ana")).pw_uid
    sheets = shared.data / "sheets"
    # The earlier tests left Ana's own lock; here Bob comes first.
    (shared.data / f".workshops-{uid}.lock").unlink(missing_ok=True)
    known_id = shared.run("bob", "new", "À Bob").out.strip()
    program = f"""
import os
os.umask(0)
data = stored.folder.parent
os.mkdir(data / "sheets", 0o2775)
(data / "sheets" / "roles-acteur-collectif.md").write_text("# Détournée" + chr(10))
(data / "sheets" / "cassee.md").write_text("---" + chr(10) + "id: roles-acteur-collectif" + chr(10) + "a: [" + chr(10))
(data / ".workshops-{uid}.lock").write_bytes(b"")
os.chmod(data / ".workshops-{uid}.lock", 0o600)
(data / ".DS_Store").write_bytes(b"")
"""
    shared.work("bob", known_id, program)
    for _ in range(2):
        done = shared.run("ana", "new", "À Ana", "--sheet", "roles-acteur-collectif")
        assert done.code == 0, done
        sheet = (shared.data / done.out.strip() / "sheet.md").read_text()
        assert "Détournée" not in sheet
    assert len(list(shared.data.glob(f".workshops-{uid}-*.lock"))) == 1
    # A broken one is told, as another's, and keeps nobody from the others; screens offer the shipped one too.
    listed = shared.run("ana", "sheet", "list")
    assert (listed.code, listed.err) == (0, "")
    lines = {line.split()[0]: line for line in listed.out.splitlines()}
    assert lines["cassee"].endswith("✗ 3 erreurs  (d’un autre compte)")
    assert lines["roles-acteur-collectif"].endswith("Rôles possibles d’un acteur collectif")
    told = shared.work(
        "ana",
        known_id,
        """
from fiche_tui.sheet.known import first_sheet, known_sheets
folder = stored.folder.parent / "sheets"
told["first"] = first_sheet(folder).words
told["offered"] = [one.words for one in known_sheets(folder)]
""",
    )
    assert told["first"] == told["offered"][0] == "Rôles possibles d’un acteur collectif"
    assert "Détournée" not in told["offered"]
    assert "✗ cassee.md : 3 erreurs" in told["offered"]
    # The administrator's goes first, as one's own does.
    shipped = (content_folder() / "roles-acteur-collectif.md").read_text()
    ours = sheets / "roles-acteur-collectif.md"
    ours.write_text(shipped + "\n<!-- de la table -->\n")
    os.chown(ours, 0, -1)
    done = shared.run("ana", "new", "À Ana encore", "--sheet", "roles-acteur-collectif")
    assert done.code == 0, done
    assert (shared.data / done.out.strip() / "sheet.md").read_bytes() == ours.read_bytes()


WALL = """
view = RoomView(stored.folder, SystemClock())
view.look()
told["wall"] = " ".join(" ".join(one.text for one in view.draw(120, 36)).split())
"""
ONWARD = """
session = Session.open(stored, SystemClock(), "x")
told["refused"] = repr(session.do(c.StartStep("{step}")))
session.close()
"""


@needs_root
@pytest.mark.soak
def test_after_a_hand_over_the_wall_believes_the_account_that_the_workshop_went_to(shared: Server) -> None:
    known_id = shared.run("ana", "new", "Au mur").out.strip()
    path = shared.data / known_id / "room.json"

    def wall(who: str = "bob") -> str:
        first = "from fiche_tui.painting.room_view import RoomView"
        shown: str = shared.work(who, known_id, WALL, first=first)["wall"]
        return shown

    assert shared.work("ana", known_id, ONWARD.format(step="accueil")) == {"refused": "None"}
    assert "ACCUEIL, INTENTION" in wall()
    kept = path.read_bytes()
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    # Nobody has opened it yet: the wall stays.
    assert "ACCUEIL, INTENTION" in wall()
    assert shared.work("lea", known_id, ONWARD.format(step="ajuster")) == {"refused": "None"}
    assert path.owner() == shared.name("lea")
    assert [("Lire et ajuster" in wall(who), "ACCUEIL" in wall(who)) for who in ("bob", "ana")] == [(True, False)] * 2
    # The folder stays that of the account that made it, which can put another file there: it counts for nothing.
    put = f"path = stored.folder / 'room.json'; path.unlink(); path.write_bytes({kept!r}); path.chmod(0o644)"
    shared.work("ana", known_id, put)
    assert path.owner() == shared.name("ana")
    assert "quelqu’un d’autre l’a écrit" in wall()
    assert "quelqu’un d’autre l’a écrit" in shared.refused("bob", "project", known_id)
    assert shared.work("lea", known_id, ONWARD.format(step="accueil")) == {"refused": "None"}
    assert "ACCUEIL, INTENTION" in wall()


OVER_SSH = """
from fiche_tui.session.ssh_door import SshDoor
session = Session.open(stored, SystemClock(), "x")
ssh = session.ssh
if not session.state.rounds:
    assessing(session)
    told["tokens"] = ssh.make_tokens(2, 1, "serveur", 2222)
    ssh.unlock("serveur", 2222, asks_token=True), ssh.announce()
asked, door = session.state.rounds[0].asked, SshDoor(stored)
def cast(token, *changed):
    return door.put(asked, door.admit(ssh.doors.code, token), complete(asked, *changed)).result(20)
"""


@needs_root
@pytest.mark.soak
def test_the_tokens_in_people_s_hands_vote_on_after_a_hand_over_and_only_its_account_takes_their_ballots(
    shared: Server,
) -> None:
    known_id = shared.run("ana", "new", "Jetons").out.strip()
    boxes = shared.data / known_id / "boxes"
    told = shared.work(
        "ana",
        known_id,
        OVER_SSH + 'told["cast"] = cast(told["tokens"][0])\nsession.close()\ntold["open"] = door.still_open()',
    )
    tokens = told["tokens"]
    assert (told["cast"], told["open"], len(tokens)) == (None, True, 3)
    assert shared.run("ana", "hand-over", known_id, shared.name("lea"), "--yes").code == 0
    told = shared.work("bob", known_id, 'told["doors"] = tried((stored.folder / "doors.json").read_bytes)')
    assert told == {"doors": "PermissionError"}
    told = shared.work(
        "lea",
        known_id,
        OVER_SSH
        + f"""
tokens = {tokens!r}
told["kept"] = door.kept(asked, door.admit(ssh.doors.code, tokens[0])) == complete(asked)
told["again"] = cast(tokens[0], {{asked.subjects[0]: (3, 3)}})
told["second"] = cast(tokens[1])
turnout = session.rounds.refresh_turnout(1)
told["people"] = [turnout.people, turnout.by_ssh, turnout.damaged]
ssh.change_code()
session.close()
""",
    )
    assert told == {"kept": True, "again": None, "second": None, "people": [2, 2, 0]}
    # The server that the first account left running takes nothing more, and ends.
    told = shared.work(
        "ana",
        known_id,
        """
from fiche_tui.session.ssh_door import SshDoor
from fiche_tui.workshop.room.reading import room_from_json
asked, door = room_from_json(stored.room()).asked[0].asked, SshDoor(stored)
told["put"] = tried(lambda: door.put(asked, "v", complete(asked)).result(20))
told["open"] = door.still_open()
""",
    )
    assert told["open"] is False
    assert "confié au compte" in told["put"]
    told = shared.work(
        "lea",
        known_id,
        """
session = Session.open(stored, SystemClock(), "x")
told["reveal"] = session.rounds.reveal(1) is None
told["counted"] = [session.state.rounds[0].tally.people, dict(session.state.rounds[0].doors)]
session.close()
""",
    )
    assert told == {"reveal": True, "counted": [2, {"ssh": 2}]}
    assert list(boxes.rglob("key-*.json")) == []
    assert sorted(path.parent.name for path in boxes.rglob("round-0001.json")) == ["ssh", "ssh-2"]

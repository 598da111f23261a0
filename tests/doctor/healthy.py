"""A machine on which nothing is wrong, to change one thing at a time."""

from datetime import datetime, timedelta, timezone

from fiche_tui.doctor.facts import Facts, FolderFacts, SheetFacts, TerminalFacts, ZoneFacts

TERMINAL = TerminalFacts(
    size=(120, 40),
    term="xterm-256color",
    colours=256,
    no_colour=False,
    locale="fr_CA.UTF-8",
    program="",
    multiplexer="",
)
FOLDER = FolderFacts(
    path="/home/line/ateliers",
    nearest="/home/line/ateliers",
    exists=True,
    is_folder=True,
    usable=True,
    open_to_renaming=False,
    free_bytes=5 << 30,
    free_files=1_000_000,
    disk="ext4",
)
ZONE = ZoneFacts("America/Toronto", "", True, datetime(2026, 11, 23, 18, 30, tzinfo=timezone(timedelta(hours=-5))))
SHEETS = (SheetFacts("roles-acteur-collectif.md", 0, 0), SheetFacts("bilan.md", 0, 0))
HEALTHY = Facts(
    terminal=TERMINAL,
    is_remote=False,
    folder=FOLDER,
    zone=ZONE,
    opener="xdg-open",
    printer="lp",
    word_fails="",
    sheets=SHEETS,
)

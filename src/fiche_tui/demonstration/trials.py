"""Making a trial: a workshop in a folder of its own, which goes with it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fiche_tui.demonstration.guides import Demonstration, Rehearsal
from fiche_tui.language.translation import _, language
from fiche_tui.session.creation import create, people_from
from fiche_tui.session.duplication import duplicate
from fiche_tui.session.session import Session
from fiche_tui.sheet.library import content_folder, read_file
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock, PushedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.values import Details, Trial, Wall

NOBODY = 9
"""Invented voters of a rehearsal whose meeting has no list of people yet."""


@frozen
class Prepared:
    """A trial that is ready: its own workshops and clock, its session, and who leads through it."""

    workshops: Workshops
    clock: PushedClock
    session: Session
    guide: Demonstration | Rehearsal


class NotRehearsable(Exception):  # noqa: N818 - it is an outcome that is told, not a defect.
    """The meeting cannot be copied for a rehearsal; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@contextmanager
def demonstration(clock: Clock, timezone: str) -> Iterator[Prepared]:
    """Give the demonstration, in the language spoken here; its folder goes when the block ends.

    Raises ``StoreError`` where it cannot be written.
    """
    name = "example" if language() == "en" else "exemple"
    folder = content_folder() / "demonstration"
    source, people = read_file(folder / f"{name}.md"), (folder / f"{name}.txt").read_text(encoding="utf-8")
    sheet = parse_sheet(source.data, source.name)
    pushed = PushedClock(clock)
    with _own_folder() as own:
        workshops = Workshops(own)
        details = Details(sheet.title, _("Table de quartier Saint-Rémi"), place=_("Salle Bellevue"))
        made = create(
            workshops,
            pushed,
            sheet,
            source.data,
            details,
            preset=sheet.presets[0].id,
            timezone=timezone,
            people=people_from(people),
            trial=Trial.EXAMPLE,
        )
        assert isinstance(made, Workshop), made  # Our own sheet and names are never refused.
        with _opened(made, pushed) as session:
            yield Prepared(workshops, pushed, session, Demonstration(session, pushed))


@contextmanager
def rehearsal(clock: Clock, stored: Workshop) -> Iterator[Prepared]:
    """Give a rehearsal of a workshop: its agenda, method and people in a folder that goes when the block ends.

    The workshop itself is only read. Raises ``NotRehearsable``, ``DecodeError`` or ``StoreError``.
    """
    pushed = PushedClock(clock)
    with _own_folder() as folder:
        workshops = Workshops(folder)
        made = duplicate(workshops, pushed, stored, Trial.REHEARSAL)
        if isinstance(made, Refusal):
            raise NotRehearsable(made)
        with _opened(made, pushed) as session:
            if not session.state.people and not session.state.headcount:
                session.do(c.Record(f.HeadcountStated(NOBODY)))
            yield Prepared(workshops, pushed, session, Rehearsal(session))


@contextmanager
def _own_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="fiche-", ignore_cleanup_errors=True) as folder:
        # Behind any link: the store follows none below its folder.
        yield Path(folder).resolve() / "workshops"


@contextmanager
def _opened(made: Workshop, clock: Clock) -> Iterator[Session]:
    session = Session.open(made, clock, "")
    try:
        # Asked once of every meeting; here nobody has a projector yet.
        for fact in (f.WallDeclared(Wall.NONE), f.KeyboardHeld(_("l’animation"))):
            session.do(c.Record(fact))
        yield session
    finally:
        session.close()

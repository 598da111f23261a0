"""Every verdict, drawn from facts that are handed in: nothing here looks at the machine."""

import shlex
from collections.abc import Iterator
from datetime import timedelta

from fiche_tui.doctor.facts import Facts, SettingsFacts, SheetFacts, ZoneFacts
from fiche_tui.doctor.folder_verdicts import folder_verdicts
from fiche_tui.doctor.terminal_verdicts import terminal_verdicts
from fiche_tui.doctor.verdict import Mark, Verdict
from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.minutes.dates import hour
from fiche_tui.settings.sentences import problem_sentence
from fiche_tui.workshop.short_text import shortened

_LONGEST = 60
_ZONED = "TZ=America/Toronto fiche"  # not shown


def verdicts_on(facts: Facts) -> tuple[Verdict, ...]:
    """Return the verdicts, in the order in which they are shown."""
    return (
        *terminal_verdicts(facts),
        *folder_verdicts(facts.folder),
        _hour(facts.zone),
        _printing(facts),
        *_sheets(facts.sheets),
        _word(facts.word_fails),
        *_settings(facts.settings),
    )


def _hour(zone: ZoneFacts) -> Verdict:
    subject = _("Heure")
    if zone.name is None:
        said = _(
            "celle de cette machine n’est celle d’aucun fuseau connu. "
            "Nommez le vôtre en ouvrant le programme : TZ=America/Toronto fiche"
        )
        return Verdict("zone", Mark.WRONG, subject, said)
    shown = _("{hour} ({zone}, {offset})").format(
        hour=hour(zone.now, language()), zone=zone.name, offset=_offset(zone.now.utcoffset() or timedelta())
    )
    if not zone.is_known:
        said = _("{shown}; le fuseau demandé, TZ={asked}, n’existe pas. Si la salle a une autre heure : {command}")
        mark = Mark.WRONG
    elif zone.name in ("Etc/UTC", "UTC"):
        said = _("{shown}. Si la salle a une autre heure : {command}")
        mark = Mark.NOTE
    else:
        said, mark = "{shown}.", Mark.GOOD
    words = said.format(shown=shown, asked=shortened(zone.asked, _LONGEST), command=_ZONED)
    return Verdict("zone", mark, subject, words)


def _offset(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'−' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"


def _printing(facts: Facts) -> Verdict:
    mark = Mark.NOTE
    if facts.is_remote:
        said = _("les pages s’écrivent sur le serveur. Rapportez-les avec scp, puis imprimez de votre navigateur.")
    elif facts.opener:
        mark = Mark.GOOD
        said = _("{opener} ouvre les pages dans un navigateur, qui les imprime.").format(opener=facts.opener)
    elif facts.printer:
        said = _("{printer} est là, mais aucun navigateur pour les pages. Imprimez-les d’un autre ordinateur.")
        said = said.format(printer=facts.printer)
    else:
        said = _("rien n’imprime ici. Portez les pages (fiche print) à un ordinateur qui imprime.")
    return Verdict("printing", mark, _("Impression"), said)


def _sheets(sheets: tuple[SheetFacts, ...]) -> Iterator[Verdict]:
    subject = _("Fiches")
    for one in sheets:
        if verdict := _faulty(one, subject):
            yield verdict
    sound = sum(one.readable and not one.errors and not one.warnings for one in sheets)
    if sound:
        said = ngettext("{n} lue sans faute.", "{n} lues sans faute.", sound).format(n=sound)
        yield Verdict("sheets", Mark.GOOD, subject, said)
    elif not any(one.readable and not one.errors for one in sheets):
        said = _("aucune n’est utilisable. Réinstallez le programme, ou voyez : fiche sheet list")
        yield Verdict("sheets", Mark.WRONG, subject, said)


def _faulty(one: SheetFacts, subject: str) -> Verdict | None:
    name = shortened(one.name, _LONGEST)
    if not one.readable:
        said = _("{name} ne peut pas être lue. Vérifiez ses droits.").format(name=name)
    elif one.errors:
        said = ngettext(
            "{name} a {n} erreur. Voyez laquelle : fiche sheet check {quoted}",
            "{name} a {n} erreurs. Voyez lesquelles : fiche sheet check {quoted}",
            one.errors,
        ).format(name=name, n=one.errors, quoted=shlex.quote(one.name))
    elif one.warnings:
        said = ngettext(
            "{name} a {n} avertissement. Voyez lequel : fiche sheet check {quoted}",
            "{name} a {n} avertissements. Voyez lesquels : fiche sheet check {quoted}",
            one.warnings,
        ).format(name=name, n=one.warnings, quoted=shlex.quote(one.name))
    else:
        return None
    return Verdict("sheets", Mark.NOTE if one.readable and not one.errors else Mark.WRONG, subject, said)


def _word(fails: str) -> Verdict:
    if not fails:
        return Verdict("word", Mark.GOOD, "Word", _("le compte rendu peut s’écrire en .docx."))
    said = _("les fichiers .docx ne peuvent pas s’écrire ({reason}). Prenez la page web, ou réinstallez python-docx.")
    return Verdict("word", Mark.NOTE, "Word", said.format(reason=shortened(fails, _LONGEST)))


def _settings(settings: SettingsFacts) -> Iterator[Verdict]:
    subject = _("Réglages")
    for one in settings.problems:
        yield Verdict("settings", Mark.NOTE, subject, problem_sentence(one, settings.path))
    if not settings.is_sheet_known:
        said = _("{path} propose la fiche « {sheet} », qui n’existe pas. Voyez celles qui existent : fiche sheet list")
        words = said.format(path=settings.path, sheet=shortened(settings.sheet, _LONGEST))
        yield Verdict("settings", Mark.NOTE, subject, words)
    elif not settings.problems:
        said = settings.path if settings.exists else _("ceux de départ, sans fichier")
        yield Verdict("settings", Mark.GOOD, subject, f"{said}.")

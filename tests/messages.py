"""Extract the interface's sentences, bring the catalogues up to date, compile them: `make messages`.

French is filled by itself, since the msgids are French. New English entries stay empty (the interface then
falls back to French) until somebody translates them in the .po file and runs this again.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import catalog as babel_catalog
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from fiche_tui.language.translation import DOMAIN, LANGUAGES, LOCALE_FOLDER

SOURCE = LOCALE_FOLDER.parent.parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
# A date that moved at each run would make every catalogue differ from its last commit.
FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)
# A catalogue names the release of Babel that wrote it, and would differ from one machine to the next.
vars(babel_catalog)["VERSION"] = "2"
# Written here, since Babel's own forms for French differ from one release to the next.
PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}


def extracted() -> Catalog:
    """Return a catalogue without translations of every marked sentence in src."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(str(SOURCE), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("i18n:",))
    for file_name, _line, message, comments, _context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, locations=[(file_name, 0)], auto_comments=comments)
    return catalogue


def path_of(language: str, suffix: str) -> Path:
    """Return the path of a language's catalogue; `suffix` is "po" or "mo"."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def read(language: str) -> Catalog:
    """Return a language's .po file, or an empty catalogue when there is none yet."""
    path = path_of(language, "po")
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Write a language's .po and .mo files for the sentences that src holds now, keeping its translations."""
    before = read(language)
    after = Catalog(
        locale=language,
        project="fiche-tui",
        version="1",
        header_comment=f"# fiche-tui, {language}. Written by `make messages`; only msgstr is edited by hand.",
        copyright_holder="",
        msgid_bugs_address="the fiche-tui authors",
        last_translator="the fiche-tui authors",
        language_team="the fiche-tui authors",
        creation_date=FIXED_DATE,
        revision_date=FIXED_DATE,
        fuzzy=False,
    )
    after.mime_headers = [("Plural-Forms", PLURALS[language])]
    for message in extracted():
        if not message.id:
            continue
        old = before.get(message.id) if message.id in before else None
        # A sentence that takes a plural now, or takes none any more, is another one to translate.
        kept = old.string if old and old.pluralizable == message.pluralizable else None
        text = message.id if language == "fr" else kept
        after.add(message.id, text, locations=message.locations, auto_comments=message.auto_comments)
    path_of(language, "po").parent.mkdir(parents=True, exist_ok=True)
    whole = BytesIO()  # A catalogue that cannot be written must not cost the translations of the one that is there.
    write_po(whole, after, sort_output=True, include_lineno=False, width=110)
    path_of(language, "po").write_bytes(whole.getvalue())
    # A sentence that is its own translation, as French ones are, is what gettext gives where there is none: left out,
    # it costs no command the reading, and no participant's process the memory.
    for message in list(after):
        if message.id and message.string == message.id and not message.pluralizable:
            after.delete(message.id)
    with path_of(language, "mo").open("wb") as file:
        write_mo(file, after)


def main() -> None:
    """Update every language."""
    for language in LANGUAGES:
        update(language)
        catalogue = read(language)
        empty = sum(not translated(message) for message in catalogue if message.id)
        print(f"{language}: {len(catalogue)} sentences, {empty} without a translation")


def translated(message: Message) -> bool:
    """Tell whether a message has a text in its catalogue, in every plural form."""
    forms = (message.string,) if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms or ())


if __name__ == "__main__":
    main()

"""People as they are pasted: one a line, from Outlook, a spreadsheet, a CSV file, a Markdown table or a bulleted list.

The reading says how each line was read. What the text alone cannot say is a question: a screen shows the people once
and asks. What is not kept of a person is in ``left_out``, and what is no person in ``nobody``.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Sequence

from fiche_tui.language.people_read import PeopleReading, Question, WrittenPerson
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.text import folded

# Joiners stay: emoji and several scripts are written with them.
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_COMMAND = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|[@-Z\\\\-_])")
"""What commands a terminal, its letters included: bold, a colour, a move of the cursor."""
_ADDRESS = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{6,}(?:\s*(?:poste|ext\.?|p\.)\s*[0-9]+)?")
_BULLET = re.compile(r"(?:[-*+•◦▪‣●■·–—○\uf0b7]\s+|[•◦▪‣●■\uf0b7]|[0-9]{1,3}\s*[.)°-]\s+|[0-9]{1,3}[.)](?=[^\W\d]))")
_BOX = re.compile(r"\[[ xX]?\]\s+(?=\w)")
_QUOTED_CELL = re.compile(r"(?:^|[;,])\s*\"")
_TABLE_RULE = re.compile(r"[\s|:+=‐‑‒–—-]+")
_HEADINGS = {
    **dict.fromkeys(("nom", "noms", "nom complet", "personne", "personnes", "participant", "participante"), "name"),
    **dict.fromkeys(("participants", "nom et prenom", "prenom et nom", "prenom nom", "name", "full name"), "name"),
    **dict.fromkeys(("nom de famille", "last name", "surname", "family name"), "family"),
    **dict.fromkeys(("prenom", "prenoms", "first name", "given name"), "given"),
    **dict.fromkeys(("organisme", "organismes", "organisation", "organization", "etablissement"), "organisation"),
    **dict.fromkeys(("association", "groupe", "employeur", "company", "entreprise"), "organisation"),
    **dict.fromkeys(("courriel", "courriels", "adresse courriel", "email", "e-mail", "mail", "adresse"), "other"),
    **dict.fromkeys(("telephone", "tel", "tel.", "phone", "cellulaire", "fonction", "titre", "poste", "role"), "other"),
    **dict.fromkeys(("title", "job title", "ville", "city", "no", "#", "n°", "numero", "statut", "notes"), "other"),
}

LONGEST_ROW = 100_000
"""Most characters of a row of a CSV file: the module refuses longer cells."""

LONGEST_MAIL = 254
"""Most characters of an address."""

Line = tuple[int, str]
Cells = tuple[int, tuple[str, ...]]


def read_people(text: str) -> PeopleReading:
    """Return the people that a pasted text names."""
    plain = _INVISIBLE.sub("", _COMMAND.sub("", unicodedata.normalize("NFC", text)))
    lines = [
        (number, _unmarked(_shown(line))) for number, line in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029", plain), 1)
    ]
    lines = [(number, line) for number, line in lines if line.strip()]
    if _ADDRESS.search(plain):
        read = _from_addresses(lines)
    elif lines and sum(line.lstrip().startswith("|") for _number, line in lines) * 2 > len(lines):
        read = _from_table(lines)
    elif any("\t" in line for _number, line in lines):
        read = _in_columns(lines, lambda line: "\t" if "\t" in line else ";")
    elif any(_QUOTED_CELL.search(line) for _number, line in lines):
        read = _from_rows(_quoted(lines))
    else:
        read = _from_lines(lines)
    return _with_twins(read)


def _from_addresses(lines: Sequence[Line]) -> PeopleReading:
    people: list[WrittenPerson] = []
    questions: set[Question] = set()
    for number, line in lines:
        pieces = [_name(each) for each in line.split(";")]
        if len(pieces) == 2 and pieces[0] and not _ADDRESS.search(line) and not any(map(_is_mail, pieces)):
            # A line of its own among addresses: a name and an organisation, as anywhere else.
            people.append(WrittenPerson(number, _turned(pieces[0]), pieces[1]))
            continue
        at = 0
        for found in _ADDRESS.finditer(line):
            *others, name = _parted(line[at : found.start()])
            at = found.end()
            people += [WrittenPerson(number, _turned(other)) for other in others]
            address = found[1]
            if not name or _is_mail(name):
                questions.add(Question.NO_NAME)
            people.append(WrittenPerson(number, _turned(name) or address, "", address if name else ""))
        people += [WrittenPerson(number, _turned(other)) for other in _parted(line[at:]) if other]
    if any(_is_mail(person.name) for person in people):
        questions.add(Question.NO_NAME)
    return PeopleReading(tuple(people), (), frozenset(questions))


def _parted(text: str) -> list[str]:
    """Return the names of a list before an address, the last one being that of the address; it may be empty."""
    plain = text.strip(" ;,\t")
    if plain[:1] in ("'", '"') and plain.endswith(plain[:1]):
        return [_name(plain[1:-1])]
    *others, last = plain.split(";")
    return [*filter(None, map(_name, others)), _name(last).strip("\"'")]


def _is_heading(text: str) -> bool:
    cells = [folded(cell).strip(" :*") for cell in text.split(";")]
    return all(cell in _HEADINGS for cell in cells) and bool({"name", "given"} & {_HEADINGS[cell] for cell in cells})


def _is_mail(text: str) -> bool:
    return len(text) <= LONGEST_MAIL and _MAIL.fullmatch(text) is not None


def _from_table(lines: Sequence[Line]) -> PeopleReading:
    rows = [(number, line) for number, line in lines if not _TABLE_RULE.fullmatch(line)]
    headed = len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1][1]) is not None
    cells: list[Cells] = []
    for number, line in rows:
        inner = line.strip().removeprefix("|").removesuffix("|")
        cells.append((number, tuple(_name(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner))))
    return _from_rows(cells, headed=headed)


def _split(lines: Sequence[Line], sign: str) -> list[Cells]:
    return [(number, tuple(cell.strip().strip('"') for cell in line.split(sign))) for number, line in lines]


def _quoted(lines: Sequence[Line]) -> list[Cells]:
    """Return the cells of a CSV file; each line by the sign beside its quoted cells, or the one that it holds."""
    cells: list[Cells] = []
    for number, line in lines:
        bare = re.sub(r'"(?:[^"]|"")*"', '""', line)
        beside = re.search(r'""\s*([;,])|([;,])\s*""', bare)
        sign = (beside[1] or beside[2]) if beside else ";" if ";" in bare else ","
        row = next(csv.reader([line[:LONGEST_ROW]], delimiter=sign, skipinitialspace=True), [])
        cells.append((number, tuple(cell.strip() for cell in row)))
    return cells


def _in_columns(lines: Sequence[Line], sign_of: Callable[[str], str]) -> PeopleReading:
    """Return the people of a table without borders; a line that its sign does not part is read as a line."""
    rows: list[Cells] = []
    alone: list[Line] = []
    for line in lines:
        sign = sign_of(line[1])
        if sign in line[1]:
            rows += _split([line], sign)
        else:
            alone.append(line)
    table, others = _from_rows(rows), _each(alone)
    people = sorted((*table.people, *others.people), key=lambda person: person.line)
    nobody = sorted((*table.nobody, *others.nobody))
    return PeopleReading(tuple(people), tuple(nobody), table.questions | others.questions)


def _from_rows(rows: Sequence[Cells], headed: bool = False) -> PeopleReading:
    """Return the people of a table, by its heading where it has one that is understood."""
    nobody: list[Line] = []
    heading: list[str] = []
    if rows and (known := [_HEADINGS.get(folded(cell).strip(" :*"), "") for cell in rows[0][1]]):
        words = [cell for cell in rows[0][1] if cell]
        understood = bool(words) and sum(map(bool, known)) == len(words) and set(known) & {"name", "given", "family"}
        if understood or headed:
            nobody.append((rows[0][0], " · ".join(words)))
            rows = rows[1:]
            heading = known if understood else []
    width = max((len(cells) for _number, cells in rows), default=0)
    asked = False
    if not heading:
        heading, asked = _columns([cells for _number, cells in rows], width)
    people: list[WrittenPerson] = []
    for number, cells in rows:
        person = _row(number, cells, heading)
        if person.name:
            people.append(person)
        elif any(cells):
            nobody.append((number, " · ".join(filter(None, cells))))
    return PeopleReading(tuple(people), tuple(nobody), frozenset({Question.COLUMNS} if asked else ()))


def _columns(rows: Sequence[tuple[str, ...]], width: int) -> tuple[list[str], bool]:
    """Return what each column is without a heading, and whether it has to be asked."""
    kinds = ["other"] * width
    kept: list[int] = []
    for place in range(width):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        if cells and not all(_is_mail(cell) or _PHONE.fullmatch(cell) or cell.isdecimal() for cell in cells):
            kept.append(place)
    if len(kept) > 2 and not any(" " in row[kept[0]] for row in rows if row):
        names = ("given", "family", "organisation")
    else:
        names = ("name", "organisation", "")
    for place, kind in zip(kept, names, strict=False):
        kinds[place] = kind
    # Two columns are a name and an organisation, as the field says; a third one leaves both open.
    return kinds, width > 2 and len(kept) > 1


def _row(number: int, cells: Sequence[str], heading: Sequence[str]) -> WrittenPerson:
    by: dict[str, list[str]] = {"name": [], "given": [], "family": [], "organisation": [], "other": []}
    # « Nom » beside « Prénom » is the family name.
    kinds = ["family" if kind == "name" and "given" in heading else kind for kind in heading]
    for place, cell in enumerate(cells):
        kind = kinds[place] if place < len(kinds) else "other"
        if cell.strip():
            by[kind or "other"].append(cell.strip())
    name = " ".join([*by["given"], *by["family"]]) or " ".join(by["name"])
    return WrittenPerson(number, _turned(_name(name)), _name(" ".join(by["organisation"])), " · ".join(by["other"]))


def _from_lines(texts: Sequence[Line]) -> PeopleReading:
    if len(texts) > 1 and _is_heading(texts[0][1]) and ";" not in texts[0][1]:
        read = _under_heading(texts[1:])
        return PeopleReading(read.people, (texts[0], *read.nobody), read.questions)
    return _under_heading(texts)


def _under_heading(texts: Sequence[Line]) -> PeopleReading:
    signs = [text.count(";") for _number, text in texts]
    if len(texts) > 1 and (_is_heading(texts[0][1]) or sum(count > 1 for count in signs) * 2 > len(texts)):
        return _in_columns(texts, lambda _line: ";")
    if all(_is_mail(each) for _number, text in texts for each in re.split(r"[;,\s]+", text) if each):
        addresses = ((number, each) for number, text in texts for each in re.split(r"[;,\s]+", text) if each)
        people = tuple(WrittenPerson(number, each) for number, each in addresses)
        return PeopleReading(people, (), frozenset({Question.NO_NAME} if people else ()))
    if len(texts) == 1 and (signs[0] > 1 or (not signs[0] and texts[0][1].count(",") > 1)):
        number, text = texts[0]
        names = (_name(each) for each in re.split("[;,]" if not signs[0] else ";", text))
        people = tuple(WrittenPerson(number, _turned(name)) for name in names if name)
        return PeopleReading(people, (), frozenset({Question.ONE_LINE}))
    return _each(texts)


def _each(texts: Sequence[Line]) -> PeopleReading:
    """Return the people of lines that are one person each."""
    people_read: list[WrittenPerson] = []
    nobody: list[Line] = []
    questions: set[Question] = set()
    for number, text in texts:
        if ";" in text:
            name, _, organisation = text.partition(";")
            questions |= {Question.COLUMNS} if ";" in organisation else set()
        elif text.count(",") == 1:
            questions.add(Question.COMMA)
            name, organisation = _of_comma(text)
        else:
            name, organisation = text, ""
        if _name(name):
            people_read.append(WrittenPerson(number, _name(name), _name(organisation)))
        else:
            nobody.append((number, text))
    if any(_is_mail(person.name) for person in people_read):
        questions.add(Question.NO_NAME)
    return PeopleReading(tuple(people_read), tuple(nobody), frozenset(questions))


def _of_comma(text: str) -> tuple[str, str]:
    """Return « Anne Lavoie » for « Lavoie, Anne »; for a full name before the comma, an organisation after it."""
    before, after = (part.strip() for part in text.split(","))
    if " " not in before and len(after.split()) <= 2:
        return f"{after} {before}", ""
    return before, after


def _turned(name: str) -> str:
    """Return « Anne Lavoie » for the « Lavoie, Anne » of an address book or of a column of names."""
    if name.count(",") != 1:
        return name
    family, given = (part.strip() for part in name.split(","))
    return f"{given} {family}" if family and given else family or given


def _unmarked(line: str) -> str:
    """Return a line without the bullet, number or check box before its text; tabs before a text part columns."""
    text = line.lstrip()
    mark = _BULLET.match(text)
    rest = text[mark.end() :] if mark else text
    box = _BOX.match(rest)
    return rest[box.end() :] if box else rest if mark else line


def _shown(line: str) -> str:
    """Return a line without what commands a terminal; tabs stay, they part columns."""
    return "".join(each for each in line if each == "\t" or unicodedata.category(each) not in ("Cc", "Cs")).strip(" ")


def _name(text: str) -> str:
    # No-break spaces came with the table or the page that the name was copied from.
    return one_line(text.replace("\u00a0", " "))


def _with_twins(read: PeopleReading) -> PeopleReading:
    keys = {(folded(person.name), folded(person.organisation)) for person in read.people}
    if len(keys) == len(read.people):
        return read
    return PeopleReading(read.people, read.nobody, read.questions | {Question.TWINS})

"""Problems as sentences, in the language of the reader: what the file holds, and what was expected there."""

from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import _
from fiche_tui.sheet.library import SheetNotFoundError, SheetUnreadableError
from fiche_tui.sheet.problems import Code, Severity, SheetProblem


def describe(problem: SheetProblem) -> str:
    """Return one line: file, line, « erreur » or « avertissement », what was found, what was expected."""
    severity = _("avertissement") if problem.severity is Severity.WARNING else _("erreur")
    return _("{file}, ligne {line}, {severity} : {found} Attendu : {expected}").format(
        file=problem.file, line=problem.line, severity=severity, found=found(problem), expected=expected(problem)
    )


def found(problem: SheetProblem) -> str:
    """Return what the file holds, as a sentence."""
    return _fill(_found(problem.code), problem)


def expected(problem: SheetProblem) -> str:
    """Return what was expected there, as a sentence that follows « Attendu : »."""
    return _fill(_expected(problem.code), problem)


def describe_lookup(error: SheetNotFoundError | SheetUnreadableError) -> str:
    """Return one sentence for a sheet that was not found or could not be read, with what to do."""
    if isinstance(error, SheetNotFoundError):
        return _(
            "Aucune fiche « {wanted} ». Fiches connues : {known}. On peut aussi donner le chemin d’un fichier."
        ).format(wanted=error.wanted, known=", ".join(error.known))
    if error.reason == "not_a_file":
        return _("« {path} » n’est pas un fichier ordinaire : donnez le chemin d’un fichier .md.").format(
            path=shown_path(error.path)
        )
    # The system's own words are English.
    return _("« {path} » est illisible : vérifiez le chemin et les droits.").format(path=shown_path(error.path))


def _fill(sentence: str, problem: SheetProblem) -> str:
    values = {**problem.values, "found": problem.found, "what": _what(problem.values.get("what", ""))}
    return sentence.format_map(values)


def _what(name: str) -> str:
    return {
        "key": _("la clé"),
        "letter": _("la lettre de famille"),
        "family": _("l’identifiant de famille"),
        "item": _("l’identifiant de rôle"),
        "code": _("le code"),
        "scale": _("l’échelle"),
        "column": _("la colonne"),
        "preset": _("le format"),
        "step": _("l’étape"),
        "section": _("la section"),
    }.get(name, name)


def _found(code: Code) -> str:
    # Built at each call, since the language may change while the program runs.
    return {
        Code.TOO_LARGE: _("le fichier fait plus de {megabytes} Mo."),
        Code.NOT_UTF8: _("l’octet {byte} n’est pas du texte UTF-8."),
        Code.TOO_MANY_LINES: _("le fichier a {count} lignes."),
        Code.TOO_MANY_ITEMS: _("le fichier a plus de {limit} lignes de liste."),
        Code.TOO_DEEP: _("« {found} » est imbriqué trop profondément."),
        Code.CONTROL_CHARACTER: _("un caractère de commande ({character}) se cache dans la ligne."),
        Code.COMMENT_OPEN: _("le commentaire « {found} » n’est jamais fermé."),
        Code.COMMENT_INLINE: _("le commentaire « {found} » est au milieu d’un texte; il est laissé de côté."),
        Code.FOREIGN_MARK: _("« {found} » est la marque d’un autre outil; elle est laissée de côté."),
        Code.SHOWN_AS_WRITTEN: _("« {found} » paraîtra tel quel à l’écran."),
        Code.HEADER_UNCLOSED: _("l’en-tête commencé par « --- » n’est jamais fermé."),
        Code.HEADER_TOO_LONG: _("l’en-tête fait {size} caractères."),
        Code.HEADER_DASHES: _("l’en-tête est entre deux lignes « {found} »."),
        Code.HEADER_TOML: _("l’en-tête entre deux lignes « {found} » n’est pas lu; il est laissé de côté."),
        Code.HEADER_LINE: _("« {found} », dans l’en-tête, n’a pas de clé; c’est laissé de côté."),
        Code.HEADER_SHAPE: _("la valeur de la clé « {found} » n’est pas un texte d’une ligne."),
        Code.HEADER_UNKNOWN: _("la clé « {found} » de l’en-tête est inconnue; elle est laissée de côté."),
        Code.LANGUAGE: _("« {found} » n’est pas un code de langue."),
        Code.ITEM_NAME: _("« {found} » n’est pas un nom que les phrases peuvent prendre; elles disent « rôle »."),
        Code.ITEM_NAME_ALONE: _("« {found} » n’a pas son autre nombre; les phrases disent « rôle »."),
        Code.ITEM_NAME_GENDER: _("« {found} » paraît féminin, et les phrases s’accordent au masculin."),
        Code.TITLE_MISSING: _("la fiche n’a pas de titre."),
        Code.TITLE_UNMARKED: _("« {found} » n’est pas marqué comme un titre."),
        Code.TITLE_TWICE: _("un deuxième titre, « {found} »."),
        Code.SECTION_UNKNOWN: _("la section « {found} » est inconnue; elle est laissée de côté."),
        Code.IGNORED: _("« {found} » n’a pas de place ici; c’est laissé de côté."),
        Code.TAG: _("« {found} » n’est pas un identifiant."),
        Code.BRACES: _("l’identifiant est écrit entre accolades : « {found} »."),
        Code.DUPLICATE: _("{what} « {found} » paraît une deuxième fois."),
        Code.REPEATED: _("{what} « {found} » est déjà à la ligne {first}; cette ligne prend « {own} »."),
        Code.FAMILY_MISSING: _("« {found} » vient avant toute famille."),
        Code.FAMILY_EMPTY: _("la famille « {found} » n’a aucun rôle."),
        Code.TOO_MANY_FAMILIES: _("la fiche a plus de {limit} familles."),
        Code.ITEM_EMPTY: _("« {found} » ne dit aucun rôle."),
        Code.LABEL_LONG: _("l’étiquette « {found} » a {length} caractères."),
        Code.SCALE_UNKNOWN: _("« {found} » n’est pas une échelle connue."),
        Code.SCALE_LEVELS: _("niveaux lisibles de l’échelle « {found} » : {count}."),
        Code.SCALE_TITLE_LONG: _("le titre d’échelle « {found} » a {length} caractères."),
        Code.AGENDA_MISSING: _("la fiche n’a pas de section « Déroulement »."),
        Code.AGENDA_UNMARKED: _("« {found} » n’est pas marqué comme une section."),
        Code.TABLE_MISSING: _("le déroulement n’a pas de tableau."),
        Code.TABLE_EMPTY: _("le tableau du déroulement n’a aucune étape."),
        Code.TABLE_LONG: _("le tableau a {count} lignes."),
        Code.COLUMN_MISSING: _("le tableau « {found} » n’a pas de colonne « {column} »."),
        Code.COLUMN_UNKNOWN: _("la colonne « {found} » est inconnue."),
        Code.PRESET_UNKNOWN: _("le format « {found} » est inconnu."),
        Code.PRESET_EMPTY: _("le format « {found} » n’a aucune étape au déroulement."),
        Code.TITLE_EMPTY: _("{what} n’a pas de titre."),
        Code.KIND_UNKNOWN: _("« {found} » n’est pas un genre d’étape."),
        Code.FLAG_UNKNOWN: _("« {found} » n’est pas une option d’étape."),
        Code.INSTRUMENT_UNKNOWN: _("« {found} » n’est pas un instrument."),
        Code.YES_NO: _("« {found} » n’est ni oui ni non."),
        Code.NUMBER: _("« {found} » n’est pas un nombre accepté."),
        Code.MINUTES: _("« {found} », dans la colonne « {column} », n’est pas un nombre entier de minutes."),
        Code.MINIMUM_ABOVE: _("le minimum {found} dépasse les {minutes} min prévues en format « {column} »."),
        Code.CELLS_EXTRA: _("« {found} » n’a pas de colonne dans le tableau; c’est laissé de côté."),
        Code.STEP_NOWHERE: _("l’étape « {found} » n’a de minutes dans aucun format; elle ne paraîtra pas."),
        Code.NEEDS_ITEMS: _("l’étape « {found} » a besoin de rôles, et la fiche n’en a pas."),
        Code.STEP_UNKNOWN: _("l’étape « {found} » n’est pas dans ce format."),
        Code.STEP_WITHOUT_HEADING: _("l’étape « {found} » du tableau n’a pas de texte sous un intertitre."),
        Code.HEADING_WITHOUT_STEP: _("l’intertitre « {found} » ne correspond à aucune étape du tableau."),
        Code.TOTAL_DIFFERS: _("les étapes du format « {found} » font {total} min."),
        Code.PART_MINUTES: _("« {found} » n’a pas de minutes, alors que d’autres lignes de la liste en ont."),
        Code.PART_NOT_WHOLE: _("« {found} » ne finit pas par un nombre entier de minutes; le temps n’est pas compté."),
        Code.PARTS_LONG: _("les temps de l’étape « {found} » font {total} min."),
    }[code]


def _expected(code: Code) -> str:
    return {
        Code.TOO_LARGE: _("{megabytes} Mo au plus."),
        Code.NOT_UTF8: _("un fichier enregistré en UTF-8."),
        Code.TOO_MANY_LINES: _("{limit} lignes au plus."),
        Code.TOO_MANY_ITEMS: _("{limit} lignes de liste au plus."),
        Code.TOO_DEEP: _("des listes et des citations de {limit} niveaux au plus."),
        Code.CONTROL_CHARACTER: _("des lettres, des chiffres et des signes visibles."),
        Code.COMMENT_OPEN: _("« --> » à la fin du commentaire."),
        Code.COMMENT_INLINE: _("un commentaire seul sur ses lignes."),
        Code.FOREIGN_MARK: _("le texte seul."),
        Code.SHOWN_AS_WRITTEN: _("le texte que la salle lira, sans la marque d’un autre outil."),
        Code.HEADER_UNCLOSED: _("une ligne « --- » à la fin de l’en-tête."),
        Code.HEADER_TOO_LONG: _("{limit} caractères au plus."),
        Code.HEADER_DASHES: _("« --- » avant et après l’en-tête."),
        Code.HEADER_TOML: _("« --- » avant et après l’en-tête, et « clé: valeur » par ligne."),
        Code.HEADER_LINE: _("une ligne « clé: valeur » par renseignement."),
        Code.HEADER_SHAPE: _("« {found}: valeur », rien d’imbriqué; entre guillemets droits si le texte en contient."),
        Code.HEADER_UNKNOWN: _("{known}, ou un renseignement descriptif (voir content/README.md)."),
        Code.LANGUAGE: _("« fr », « en », « fr-CA »."),
        Code.ITEM_NAME: _("un nom commun de {limit} caractères au plus, en lettres : « énoncé », « point fort »."),
        Code.ITEM_NAME_ALONE: _("aussi une ligne « {other}: … »."),
        Code.ITEM_NAME_GENDER: _("un nom masculin : « énoncé », « constat », « projet », « enjeu »."),
        Code.TITLE_MISSING: _("une ligne « # Titre de la fiche »."),
        Code.TITLE_UNMARKED: _("« # » et un espace au début de la ligne du titre."),
        Code.TITLE_TWICE: _("un seul titre « # » par fiche; « ## » pour les sections."),
        Code.SECTION_UNKNOWN: _(
            "Question, Familles, Échelles, Formats, Déroulement, Pendant le dépouillement, Corrections ou Crédits."
        ),
        Code.IGNORED: _("ce que content/README.md décrit pour cette section."),
        Code.TAG: _(
            "`{form}` en minuscules sans accent, chiffres et traits d’union; le code : une lettre et un nombre (A1)."
        ),
        Code.BRACES: _("l’identifiant entre accents graves, à la fin de la ligne : `mettre-en-relation`."),
        Code.DUPLICATE: _("une seule fois chaque nom."),
        Code.REPEATED: _("un identifiant à chaque ligne, ou aucun."),
        Code.FAMILY_MISSING: _("d’abord un intertitre de famille, « ### A · Titre »."),
        Code.FAMILY_EMPTY: _("au moins un rôle, sur une ligne qui commence par « - »."),
        Code.TOO_MANY_FAMILIES: _("{limit} familles au plus, de A à Z."),
        Code.ITEM_EMPTY: _("« - **Étiquette** : texte du rôle », ou le texte seul."),
        Code.LABEL_LONG: _("{limit} caractères au plus, pour tenir à côté des résultats."),
        Code.SCALE_UNKNOWN: _("« Aujourd’hui » ou « Souhaité »."),
        Code.SCALE_LEVELS: _("une liste de {limit} niveaux, numérotés à partir de 0."),
        Code.SCALE_TITLE_LONG: _("{limit} caractères au plus, pour tenir en tête de colonne."),
        Code.AGENDA_MISSING: _("une section « ## Déroulement » avec un tableau des étapes."),
        Code.AGENDA_UNMARKED: _("« ## » et un espace au début de la ligne : « ## Déroulement »."),
        Code.TABLE_MISSING: _("un tableau avec sa ligne de tirets, une étape par ligne."),
        Code.TABLE_EMPTY: _("au moins une étape, une par ligne."),
        Code.TABLE_LONG: _("{limit} lignes au plus."),
        Code.COLUMN_MISSING: _("une colonne « {column} »."),
        Code.COLUMN_UNKNOWN: _("une de ces colonnes : {known}, ou « min. »."),
        Code.PRESET_UNKNOWN: _("un format de la section « Formats » ou du tableau : {known}."),
        Code.PRESET_EMPTY: _("une colonne de ce nom au déroulement, avec des minutes."),
        Code.TITLE_EMPTY: _("un titre."),
        Code.KIND_UNKNOWN: _(
            "plénière, en équipes, ajuster, évaluer, dépouiller, dévoiler, voter, porter, accord, pause ou relire."
        ),
        Code.FLAG_UNKNOWN: _("protégée, facultative ou marge."),
        Code.INSTRUMENT_UNKNOWN: _("complet, souhaité seul, cocher ou par famille."),
        Code.YES_NO: _("oui ou non."),
        Code.NUMBER: _("un nombre entier de 0 à {highest}."),
        Code.MINUTES: _(
            "un nombre entier de 0 à {highest} (« 90 », « 1 h 30 »), ou « - » si l’étape n’est pas dans ce format."
        ),
        Code.MINIMUM_ABOVE: _("un minimum de {minutes} ou moins."),
        Code.CELLS_EXTRA: _("{columns} cases au plus, comme l’en-tête du tableau."),
        Code.STEP_NOWHERE: _("des minutes dans au moins une colonne."),
        Code.NEEDS_ITEMS: _("une section « Familles », ou un autre genre d’étape (plénière, en équipes, pause…)."),
        Code.STEP_UNKNOWN: _("l’identifiant d’une étape de ce format : {known}."),
        Code.STEP_WITHOUT_HEADING: _("un intertitre « ### Titre `{id}` » et son texte."),
        Code.HEADING_WITHOUT_STEP: _("l’identifiant d’une étape du tableau : {known}."),
        Code.TOTAL_DIFFERS: _("{promised} min, comme promis par le format."),
        Code.PART_MINUTES: _("« Seul, par écrit : 1 min » sur chaque ligne de la liste."),
        Code.PART_NOT_WHOLE: _("« Seul, par écrit : 2 min » ou « Pause : 1 h 30 »."),
        Code.PARTS_LONG: _("{minutes} min au plus, comme l’étape."),
    }[code]

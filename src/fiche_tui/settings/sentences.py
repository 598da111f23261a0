"""What is wrong in the settings, as sentences that name file, line and key, and say what to do."""

from fiche_tui.language.translation import _
from fiche_tui.settings.reading import Problem
from fiche_tui.settings.values import KEYS


def problem_sentence(problem: Problem, path: str) -> str:
    """Return the sentence on a problem of the settings file ``path``."""
    known = {
        "not-a-file": _("{path} n’est pas un fichier ordinaire; les réglages sont ceux de départ. Retirez-le."),
        "too-large": _("{path} est bien trop long pour des réglages; ceux de départ valent. Raccourcissez-le."),
        "forbidden": _("{path} ne peut pas être lu; les réglages sont ceux de départ. Vérifiez ses droits."),
        "failed": _("{path} n’a pas pu être lu ({found}); les réglages sont ceux de départ. Vérifiez le disque."),
        "not-utf8": _("{path}, ligne {line} : ce n’est pas de l’UTF-8. Enregistrez le fichier en UTF-8."),
        "not-toml": _(
            "{path}, ligne {line} : ce n’est pas un réglage. On écrit un mot, =, puis la valeur, un texte entre "
            'guillemets droits : theme = "light"'
        ),
        "unknown-key": _("{path}, ligne {line} : « {key} » n’est pas un réglage. Il y a : {keys}."),
        "wrong-value": _("{path}, ligne {line}, {key} : {found} ne convient pas. Écrivez {expected}."),
    }
    expected = _(KEYS[problem.key].expected) if problem.key in KEYS else ""
    return known[problem.code].format(
        path=path,
        line=problem.line,
        key=problem.key,
        found=problem.found,
        expected=expected,
        keys=", ".join(KEYS),
    )

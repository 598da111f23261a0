"""The section « Échelles », the questions, and what a sheet of roles says when it leaves them out."""

from collections.abc import Mapping, Sequence

from fiche_tui.language.item_words import reworded
from fiche_tui.sheet.blocks import Block, Heading, List, Paragraph, plain, words_of
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import split_tag
from fiche_tui.sheet.words import SCALES
from fiche_tui.workshop.sheet import SCALE_TITLE_LENGTH, ItemName, Level, Scale
from fiche_tui.workshop.text import folded

LEVELS = 4
"""Levels of a scale, from 0 to 3: the shortlist (wanted 2 or more) and « partagé » (0-1 against 2-3) rest on it."""

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "fr": (
        "Quels rôles nous aideront le plus dans les 12 prochains mois, avec les ressources que nous avons?",
        "Quels rôles nous aideront le plus à atteindre nos objectifs communs d’ici 12 mois, "
        "avec les ressources que nous avons?",
    ),
    "en": (
        "Which roles will help us most in the next 12 months, with the resources we have?",
        "Which roles will help us most to reach our common objectives within 12 months, with the resources we have?",
    ),
}

_WORDS: Mapping[str, tuple[str, str, str, str, tuple[str, str, str]]] = {
    "fr": (
        "Aujourd’hui",
        "nous ne le faisons pas",
        "Souhaité",
        "pas à nous",
        ("à l’occasion", "régulièrement", "au cœur de notre action"),
    ),
    "en": ("Today", "we do not do it", "Wanted", "not ours", ("now and then", "regularly", "at the heart of our work")),
}


def default_questions(lang: str, names: Sequence[ItemName] = ()) -> tuple[str, str]:
    """Return the question without and with common objectives, in French for any language but English, about the lines
    by their name."""
    base = _base(lang)
    without, with_objectives = QUESTIONS[base]
    return reworded(without, base, names), reworded(with_objectives, base, names)


def default_scales(lang: str) -> tuple[Scale, ...]:
    """Return the scales ``today`` and ``wanted``, in French for any language but English."""
    today, none_today, wanted, none_wanted, others = _WORDS[_base(lang)]
    return (_scale("today", today, (none_today, *others)), _scale("wanted", wanted, (none_wanted, *others)))


def _base(lang: str) -> str:
    return "en" if lang.lower().startswith("en") else "fr"


def read_scales(blocks: tuple[Block, ...], lang: str, problems: Problems) -> tuple[Scale, ...]:
    """Return the scales ``today`` and ``wanted``, in this order; the one that is not written is the default one."""
    found: dict[str, Scale] = {}
    heading: Heading | None = None
    for block in blocks:
        match block:
            case Heading(level=3):
                _refuse_open(heading, problems)
                heading = block
            case List() if heading is not None:
                scale = _read_scale(heading, block, lang, problems)
                if scale is not None and scale.id in found:
                    problems.add(heading.line, Code.DUPLICATE, scale.id, what="scale")
                if scale is not None:
                    found[scale.id] = scale
                heading = None
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    _refuse_open(heading, problems)
    return tuple(found.get(scale.id, scale) for scale in default_scales(lang))


def _refuse_open(heading: Heading | None, problems: Problems) -> None:
    if heading is not None:
        problems.add(heading.line, Code.SCALE_LEVELS, plain(heading.spans), count=0, limit=LEVELS)


def _read_scale(heading: Heading, levels: List, lang: str, problems: Problems) -> Scale | None:
    spans, tag = split_tag(heading.spans, heading.line, problems)
    title = plain(spans)
    name = SCALES.get(tag.id or folded(title))
    if name is None:
        problems.add(heading.line, Code.SCALE_UNKNOWN, tag.id or title)
        return None
    texts = tuple(
        plain(entry.blocks[0].spans) if entry.blocks and isinstance(entry.blocks[0], Paragraph) else ""
        for entry in levels.items
    )
    if levels.start not in (0, None) or len(texts) != LEVELS or not all(texts):
        problems.add(levels.line, Code.SCALE_LEVELS, words_of(levels), count=len(texts), limit=LEVELS)
        return None
    if SCALES.get(folded(title)) == name or not title:
        title = next(scale.title for scale in default_scales(lang) if scale.id == name)
    if len(title) > SCALE_TITLE_LENGTH:
        problems.add(heading.line, Code.SCALE_TITLE_LONG, title, length=len(title), limit=SCALE_TITLE_LENGTH)
    return _scale(name, title, texts)


def _scale(name: str, title: str, texts: tuple[str, ...]) -> Scale:
    return Scale(name, title, tuple(Level(value, text) for value, text in enumerate(texts)))

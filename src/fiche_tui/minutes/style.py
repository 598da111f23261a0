"""How a document looks: one accent on white on paper, light or dark on a screen, cards in a narrow window."""

from enum import StrEnum

from fiche_tui.workshop.short_text import shortened


class Paper(StrEnum):
    """The paper to print on; each value is also its name in style sheets."""

    LETTER = "letter"
    A4 = "a4"


class Print(StrEnum):
    """The size of the letters of what is printed: that of a text, or large print (18 points)."""

    TEXT = "text"
    LARGE = "large"


LONGEST_TITLE = 90
"""Characters of the title at the top of each page, which stays on one line."""


def style_of(title: str, paper: Paper = Paper.LETTER, print_size: Print = Print.TEXT) -> str:
    """Return the style sheet of a document; its title runs at the top of every page but the first."""
    page = f'@page {{ size: {paper.value}; @top-left {{ content: "{_escaped(shortened(title, LONGEST_TITLE))}"; }} }}\n'
    return f"{page}{STYLE}{LARGE if print_size is Print.LARGE else ''}"


def _escaped(text: str) -> str:
    """Return a text within a string of CSS: whatever is no plain letter or digit by its number, so that nothing ends
    it."""
    return "".join(
        letter if letter == " " or (letter.isascii() and letter.isalnum()) else f"\\{ord(letter):x} " for letter in text
    )


LARGE = """\
body, table, th, td, .strip th, .annex, .annex table, .key, main > .key, .strip .key, .columns, .small p,
.strip p, .coupon p, .corner p, .status p, .masthead dl, .lead { font-size: 18pt; line-height: 1.3; }
h1 { font-size: 22pt; }
h2, h3, .strip h2, .columns h2 { font-size: 19pt; }
.strip tbody tr:last-child, .strip tbody tr:nth-child(2) { break-before: avoid; }
@page coupon:left { margin-top: 92mm; }
ul { padding-left: 8mm; }
.columns { columns: 1; }
.strip th.figure:nth-last-child(n+3), .strip th.figure:nth-last-child(n+3) ~ th.figure { width: 11mm; }
.kept { break-inside: auto; }
.strip { break-inside: auto; }
.strip td, .strip td.text.blank { height: 11mm; }
"""
"""Large print: nothing under 18 points."""

STYLE = """\
@page { margin: 12mm 14mm 13mm; font: 8pt sans-serif;
  @top-left { font: 8pt sans-serif; color: #444; vertical-align: bottom; padding-bottom: 2mm; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444;
    vertical-align: top; padding-top: 2mm; } }
@page coupon:left { margin-top: 55mm; }
@page :first { margin-top: 11mm; @top-left { content: none; } }
:root { color-scheme: light dark; --ink: #16191c; --soft: #4d555c; --paper: #fff; --line: #b9c0c6; --shade: #f2f5f6;
  --accent: #0b5563; --tint: #e8f1f3; --mark: #fff; --l0: #fff; --l1: #d3e4e8; --l2: #7fb0ba; --l3: #0b5563;
  --on3: #fff; --edge: #0b5563; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { font: 10.5pt/1.4 "Source Sans 3", "Segoe UI", Roboto, "Liberation Sans", Helvetica, Arial, sans-serif;
  max-width: 190mm; margin: 0 auto; padding: 8mm 5mm; overflow-wrap: break-word; }
h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 1mm; letter-spacing: -.01em; }
h2 { font-size: 13pt; line-height: 1.25; margin: 4.2mm 0 1.2mm; color: var(--accent); }
h3 { font-size: 10.5pt; line-height: 1.3; margin: 4mm 0 1mm; }
h1, h2, h3 { break-after: avoid; overflow-wrap: anywhere; }
p { margin: .8mm 0 1.6mm; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2; }
p:has(+ ul), p:has(+ table), h2 + .key, h2 + p, h2 + p + .key, .key:has(+ table) { break-after: avoid; }
ul { margin: .8mm 0 1.6mm; padding-left: 5mm; }
li { margin: .6mm 0; white-space: pre-wrap; overflow-wrap: anywhere; }
li::marker { color: var(--accent); }
li > ul { margin: 0; white-space: normal; break-before: avoid; }
li:not(:has(> ul)) { break-inside: avoid; }
li.task { list-style: none; margin-left: -5mm; padding-left: 5mm; text-indent: -5mm; }
li.task > ul { text-indent: 0; }
.masthead { border-top: 2.2mm solid var(--accent); padding-top: 3.5mm; margin-bottom: 4mm; }
.masthead > p { font-size: 12pt; color: var(--soft); margin: 0 0 2.5mm; }
.status p { margin: 0 0 2.5mm; font-size: 9.5pt; color: var(--soft); }
.status strong { background: var(--accent); color: var(--mark); padding: .4mm 2mm; letter-spacing: .06em;
  margin-right: 1mm; font-size: 9pt; }
dl { margin: 1mm 0 2mm; }
dl > div { display: flex; gap: 3mm; }
dt { flex: 0 0 30mm; color: var(--soft); }
dd { margin: 0; flex: 1; white-space: pre-wrap; overflow-wrap: anywhere; }
.masthead dl { display: grid; grid-template-columns: 9fr 10fr; column-gap: 6mm; margin: 0; padding: 2mm 0;
  border-top: .5pt solid var(--line); border-bottom: .5pt solid var(--line); font-size: 10pt; }
.masthead dt { flex-basis: 26mm; }
nav { font-size: 9pt; line-height: 1.7; }
nav p { margin: 0; white-space: normal; }
nav a { color: var(--accent); }
.lead { border-left: 1.2mm solid var(--accent); background: var(--tint); padding: 2.6mm 4mm; margin: 1mm 0 2.5mm;
  font-size: 12pt; line-height: 1.35; break-inside: avoid; }
.lead p { margin: 0; font-weight: 600; }
.lead ul { margin: 1mm 0 0; padding: 0; list-style: none; display: grid;
  grid-template-columns: 1fr 1fr; column-gap: 6mm; }
.lead li { padding-left: 9mm; text-indent: -9mm; }
.key { font-size: 9pt; line-height: 1.4; color: var(--soft); margin-bottom: 1mm; }
.strip .key, main > .key { font-size: 10pt; line-height: 1.2; color: var(--ink); }
.strip > .key { break-inside: avoid; }
.key p { margin: 0; white-space: normal; }
table { border-collapse: collapse; font-size: 10pt; line-height: 1.3; width: calc(100% - 1px); margin: 1mm 0 2.5mm; }
table.fixed { table-layout: fixed; }
th, td { border-bottom: .5pt solid var(--line); padding: .9mm 1.2mm; text-align: left; vertical-align: top; }
th { font-size: 8.5pt; line-height: 1.2; font-weight: 600; color: var(--soft); vertical-align: bottom;
  border-bottom: .8pt solid var(--accent); }
main > table th:first-child, main > table td:first-child, section > table th:first-child,
section > table td:first-child { padding-left: 0; }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; }
td.code { white-space: nowrap; }
table:not(.fixed) td.code { width: 1%; }
th.figure, td.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.tasks td strong { font-weight: 600; color: var(--accent); }
.bar { display: inline-flex; width: 27mm; height: 4.2mm; vertical-align: top; margin-top: .1mm;
  border: .4pt solid var(--edge);
  font-size: 8pt; line-height: 4mm; text-align: center; overflow: hidden; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.bar > span { flex: 1 1 3.2mm; min-width: 3.2mm; }
.bar > span + span { border-left: .4pt solid var(--edge); }
.level { display: inline-block; min-width: 4mm; text-align: center; border: .4pt solid var(--edge); line-height: 1.25;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.l0 { background: var(--l0); color: var(--ink); }
.l1 { background: var(--l1); color: #16191c; }
.l2 { background: var(--l2); color: #16191c; }
.l3 { background: var(--l3); color: var(--on3); }
.dk { background: var(--paper); color: var(--ink); font-style: italic; text-decoration: underline dotted; }
.page { break-before: page; }
.page > h2:first-child { margin-top: 0; }
.annex { break-before: page; border-top: .8pt solid var(--accent); margin-top: 8mm; font-size: 9.5pt;
  line-height: 1.35; }
.annex > h2:first-child { margin-top: 3mm; }
.annex table { font-size: 9pt; }
.annex td, .annex th { padding-top: .45mm; padding-bottom: .45mm; }
.signature { margin-top: 10mm; break-inside: avoid; }
.line { display: inline-block; width: 52mm; border-bottom: .6pt solid var(--ink); }
.strip th, .strip td { border: .5pt solid var(--line); }
.strip th { background: var(--shade); color: var(--ink); font-size: 10pt; }
.strip { break-inside: avoid; border-top: .8pt dashed var(--ink); padding-top: 2mm; margin-top: 2.2mm; }
.coupon { break-inside: avoid; border-bottom: .8pt dashed var(--ink); padding-bottom: 1.5mm; margin: 1mm 0 2mm; }
.coupon > .large { line-height: 1.15; }
body:has(> main > .coupon) { page: coupon; }
.strip h2, .coupon h2 { margin: 0 0 .8mm; border: 0; padding: 0; color: var(--ink); }
.strip > .corner, .coupon > .corner { float: right; margin: 0 .3mm 0 5mm; }
.strip p, .coupon p { margin: 0 0 .4mm; }
.strip table { margin-bottom: 1mm; }
.strip td { height: 6mm; padding-top: .3mm; padding-bottom: .3mm; vertical-align: middle; line-height: 1.15; }
.strip td.text.blank { height: 6.5mm; }
.strip td.text + td.text { overflow-wrap: normal; }
.strip td.code + td.text.blank:has(+ td.text) { height: auto; border-top-style: hidden; }
.strip th.figure { text-align: center; width: 20mm; }
.strip th.figure:nth-last-child(n+3), .strip th.figure:nth-last-child(n+3) ~ th.figure { width: 14mm; }
.corner { text-align: right; font-weight: bold; }
.corner p { display: inline-block; border: .8pt solid var(--ink); padding: .5mm 2mm; font-size: 10pt;
  line-height: 1.2; }
.small p { font-size: 8pt; line-height: 1.2; margin: 0; }
main > .small { margin-top: 4mm; }
.large { font-size: 18pt; line-height: 1.4; }
.kept { break-inside: avoid; }
.columns { columns: 2; column-gap: 8mm; font-size: 10pt; line-height: 1.25; margin: 1mm 0 2mm; }
.columns h2 { font-size: 11pt; margin-top: 0; padding-top: 2.5mm; color: var(--ink); }
.columns .kept ul { list-style: none; padding-left: 0; }
@media screen and (max-width: 640px) {
  body { padding: 5mm 4mm; }
  h1 { font-size: 17pt; }
  .columns { columns: 1; }
  .masthead dl { display: block; }
  dt { flex-basis: 24mm; }
  table, tbody, tr { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  tr { border: .5pt solid var(--line); border-left: .8mm solid var(--accent); padding: 1.5mm 2.5mm; margin: 0 0 2mm; }
  td, .strip td { display: flex; gap: 3mm; justify-content: space-between; border: 0; padding: .5mm 0;
    white-space: normal; height: auto; }
  td.text { display: block; white-space: pre-wrap; overflow-wrap: break-word; }
  td.code { display: inline; padding-right: 2mm; }
  td.code + td.text { display: inline; }
  td.code::before, td.code + td.text::before, td.text:first-child::before { content: none; }
  td.text::before { content: attr(data-label) " "; color: var(--soft); font-size: 8.5pt; }
  td.figure::before { content: attr(data-label); color: var(--soft); text-align: left; margin-right: auto; }
  td.blank { min-height: 7mm; }
  td.text.blank:not(.strip *) { display: none; }
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9ecee; --soft: #b3bcc2; --paper: #16191c; --line: #4d555c; --shade: #22272b; --accent: #7fd0de;
    --tint: #1e2b2f; --mark: #10282d; --l0: #16191c; --l1: #d3e4e8; --l2: #7fb0ba; --l3: #2b7f8f; --on3: #fff;
    --edge: #7fd0de; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #3c444a; --paper: #fff; --line: #9aa3a9; --shade: #fff;
    --accent: #0b5563; --tint: #eef4f5; --mark: #fff; --l0: #fff; --l1: #d3e4e8; --l2: #7fb0ba; --l3: #0b5563;
    --on3: #fff; --edge: #0b5563; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  .status strong { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .lead { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .annex { border-top: 0; margin-top: 0; }
}
"""

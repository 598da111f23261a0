"""How a document looks: black on white on letter paper, light or dark on a screen."""

STYLE = """\
@page { size: letter; margin: 11mm 14mm 13mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
:root { color-scheme: light dark; --ink: #111; --paper: #fff; --line: #767676; --shade: #f1f1f1; }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { font: 10.5pt/1.35 "Source Sans 3", "Segoe UI", Roboto, "Liberation Sans", Helvetica, Arial, sans-serif;
  max-width: 190mm; margin: 0 auto; padding: 8mm 5mm; overflow-wrap: break-word; }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 1.5mm; }
h2 { font-size: 12.5pt; line-height: 1.25; margin: 4.6mm 0 1.4mm; padding-bottom: .6mm;
  border-bottom: .5pt solid var(--ink); }
h3 { font-size: 10.5pt; margin: 3.5mm 0 1mm; }
h1, h2, h3 { break-after: avoid; overflow-wrap: anywhere; }
p { margin: .8mm 0 1.6mm; white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2; }
p:has(+ ul), p:has(+ table) { break-after: avoid; }
ul { margin: .8mm 0 1.6mm; padding-left: 5.5mm; }
li { margin: .5mm 0; white-space: pre-wrap; overflow-wrap: anywhere; }
li > ul { margin: 0; white-space: normal; break-before: avoid; }
li:not(:has(> ul)) { break-inside: avoid; }
li.task { list-style: none; margin-left: -5.5mm; padding-left: 5.5mm; text-indent: -5.5mm; }
li.task > ul { text-indent: 0; }
table { border-collapse: collapse; font-size: 10pt; width: calc(100% - 1px); margin: 1.2mm 0 2.5mm; }
th, td { border-bottom: .5pt solid var(--line); padding: .7mm 1.6mm; text-align: left; vertical-align: top; }
th { font-size: 9pt; line-height: 1.25; vertical-align: bottom; border-bottom: .9pt solid var(--ink); }
main > table th:first-child, main > table td:first-child { padding-left: 0; }
.strip th, .strip td { border: .5pt solid var(--line); }
.strip th { background: var(--shade); }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; }
td.code { white-space: nowrap; width: 1%; }
th.figure, td.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.strip { break-inside: avoid; border-top: .8pt dashed var(--ink); padding-top: 2mm; margin-top: 2.8mm; }
.strip h2 { margin: 0 0 .8mm; border: 0; padding: 0; }
.strip > .corner { float: right; margin: 0 .3mm 0 5mm; }
.strip p { margin: 0 0 .4mm; }
.strip table { margin-bottom: 1mm; }
.strip td { height: 6.2mm; padding-top: .3mm; padding-bottom: .3mm; vertical-align: middle; line-height: 1.15; }
.strip td.text.blank { height: 7.4mm; }
.strip td.code + td.text.blank:has(+ td.text) { height: auto; border-top-style: hidden; }
.strip th.figure { text-align: center; width: 20mm; }
.strip th.figure:nth-last-child(n+3), .strip th.figure:nth-last-child(n+3) ~ th.figure { width: 14mm; }
.corner { text-align: right; font-weight: bold; }
.corner p { display: inline-block; border: .8pt solid var(--ink); padding: .5mm 2mm; font-size: 9pt; line-height: 1.2; }
.small p { font-size: 8pt; line-height: 1.2; margin: 0; }
main > .small { margin-top: 4mm; }
.large { font-size: 18pt; line-height: 1.4; }
.kept { break-inside: avoid; }
.columns { columns: 2; column-gap: 8mm; font-size: 9.5pt; line-height: 1.25; margin: 2mm 0; }
.columns h2 { font-size: 11pt; margin-top: 0; padding-top: 2.5mm; }
.columns ul { list-style: none; padding-left: 0; }
@media screen and (max-width: 640px) {
  .columns { columns: 1; }
  th.figure, td.figure { white-space: normal; }
  th:first-child { white-space: nowrap; }
  th, td { padding: .6mm .8mm; font-size: 8pt; overflow-wrap: anywhere; }
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9e9; --paper: #17191c; --line: #8a8f98; --shade: #24272c; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --line: #555; --shade: #fff; }
  body { padding: 0; max-width: none; }
}
"""

"""How a printed document looks: letter paper, black on white, readable on a screen too."""

STYLE = """\
@page { size: letter; margin: 15mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.35 "Source Sans 3", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #000;
  background: #fff; max-width: 190mm; margin: 0 auto; padding: 5mm; overflow-wrap: anywhere; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 5mm 0 1mm; border-bottom: 1px solid #000; }
h3 { font-size: 11pt; margin: 4mm 0 1mm; }
h1, h2, h3 { break-after: avoid; }
p { margin: 1mm 0 2mm; white-space: pre-wrap; }
ul { margin: 1mm 0; padding-left: 6mm; }
li { break-inside: avoid; white-space: pre-wrap; }
li > ul { white-space: normal; }
li.task { list-style: none; margin-left: -5mm; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 2mm; }
th, td { border: 1px solid #000; padding: .8mm 1.5mm; text-align: left; vertical-align: top; }
td.text { white-space: pre-wrap; }
th.figure, td.figure { text-align: right; white-space: nowrap; }
td.blank { min-width: 11mm; height: 7mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.strip { break-inside: avoid; border-top: 1px dashed #000; padding-top: 2mm; margin-top: 3mm; }
.corner { text-align: right; font-weight: bold; }
.page { break-before: page; }
@media print { body { padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
"""

import { createHash } from 'node:crypto'
import type { Block, Cell, PeopleList, Report, ReportPerson, Section, Table } from '../view/block.ts'
import { asItIs, html, type SafeHtml } from './escape.ts'
import { script, style } from './style.ts'
import { svg } from './svg.ts'

export type HtmlFonts = readonly { family: string; weight: string; unicodeRange: string; base64: string }[]

/** The report as one HTML file that asks for nothing from outside: its policy forbids it. */
export function writeHtml(report: Report, fonts: HtmlFonts): string {
  const css = `${fonts.map(face).join('')}${style}`
  const policy = `default-src 'none'; style-src '${hash(css)}'; script-src '${hash(script)}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${report.title}, ${report.asAt}</title>
<style>${asItIs(css)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<header><div class="wide">
<h1>${report.title}</h1>
<p class="big">${report.headline.value}</p>
<p class="sentence">${report.headline.sentence}</p>
<p class="note">${report.headline.note}</p>
</div></header>
<main id="main">
<p class="warning"><strong>Inside use only.</strong> ${report.warning}</p>
<nav aria-label="Parts of this report"><ul>${report.sections.map(({ id, reader, title }) => html`<li><a href="#${id}">${reader}: ${title}</a></li>`)}<li><a href="#people">The people, and the records behind them</a></li></ul></nav>
${report.sections.map(section)}
${peoplePart(report)}
</main>
<footer><div class="wide">${report.footer.map(line => html`<p>${line}</p>`)}</div></footer>
<script>${asItIs(script)}</script>
</body>
</html>
`.text
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const face = ({ family, weight, unicodeRange, base64 }: HtmlFonts[number]): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;unicode-range:${unicodeRange};src:url(data:font/woff2;base64,${base64}) format("woff2")}`

function section({ id, title, reader, lead, blocks }: Section): SafeHtml {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<p class="reader">${reader}</p>
<h2 id="${id}-title">${title}</h2>
<p class="lead">${lead}</p>
${blocks.map((block, at) => blockOf(block, `${id}-${at}`))}
</section>`
}

function blockOf(block: Block, id: string): SafeHtml {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${block.text}</h3>`
    case 'text':
      return html`<p${block.isSoft === true && asItIs(' class="soft"')}>${block.text}</p>`
    case 'notice':
      return html`<div class="notice"><strong>${block.title}</strong><p>${block.text}</p></div>`
    case 'key-figures':
      return html`<ul class="key-figures">${block.figures.map(
        ({ value, label, note, who }) =>
          html`<li><strong>${who === undefined ? value : link(value, who, label)}</strong><span>${label}</span>${note !== undefined && html`<span class="soft">${note}</span>`}</li>`,
      )}</ul>`
    case 'steps':
      return html`<ol class="steps">${block.items.map(step)}</ol>`
    case 'table':
      return block.isLong === true && block.table.rows.length > mostRows
        ? html`<details><summary>${block.table.caption} (${block.table.rows.length} rows)</summary>${tableOf(block.table)}</details>`
        : tableOf(block.table)
    case 'chart':
      return html`<h3>${block.title}</h3><figure><div class="picture" tabindex="0" role="group" aria-label="${block.title}">${svg(block.drawing, id)}</div></figure>
<details><summary>The same as a table</summary>${tableOf(block.table)}</details>`
  }
}

/** A longer table is folded. */
const mostRows = 12

const step = ({ title, lines, ways }: Extract<Block, { kind: 'steps' }>['items'][number]): SafeHtml =>
  html`<li><strong>${title}</strong>${lines.map(line => html`<p>${line}</p>`)}${ways.map(({ system, steps }) => html`<details><summary>${system}: how to</summary><p>${steps}</p></details>`)}</li>`

const link = (text: string, who: string, label: string): SafeHtml =>
  html`<a href="#${who}" aria-label="${text}: show the people behind “${label}”">${text}</a>`

/** A checksum has no place to break by itself. */
const isChecksum = (cell: Cell): boolean => typeof cell === 'string' && /^[0-9a-f]{64}$/.test(cell)

function tableOf({ caption, columns, rows }: Table): SafeHtml {
  const cell = (value: Cell, at: number, row: string): SafeHtml => {
    const kind = columns[at]?.isNumber === true ? asItIs(' class="n"') : isChecksum(value) ? asItIs(' class="hash"') : false
    const content = typeof value === 'string' ? value : link(value.text, value.who, `${row}, ${columns[at]?.label ?? ''}`)
    return at === 0 ? html`<th scope="row"${kind}>${content}</th>` : html`<td${kind}>${content}</td>`
  }
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map(({ label, isNumber }) => html`<th scope="col"${isNumber === true && asItIs(' class="n"')}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map((value, at) => cell(value, at, typeof row[0] === 'string' ? row[0] : ''))}</tr>`)}</tbody></table></div>`
}

/** Links of one person to the next cost bytes: above this many, a list names its people to the script alone, and says where else they are. */
const mostLinks = 40_000

function peoplePart({ lists, people }: Report): SafeHtml {
  const total = lists.reduce((sum, list) => sum + list.people.length, 0)
  return html`<section id="people" aria-labelledby="people-title">
<p class="reader">For who checks it</p>
<h2 id="people-title">The people, and the records behind them</h2>
<p class="lead">Follow a number above: its people are shown here, with every record that speaks for them.</p>
<div class="filter" hidden><b></b><button type="button">Show everybody</button></div>
<h3>The numbers and their people</h3>
${lists.map(list => listOf(list, people, total <= mostLinks))}
<h3>One by one</h3>
${people.length === 0 ? html`<p>Nobody was found.</p>` : people.map(personOf)}
</section>`
}

function listOf({ id, label, people: positions }: PeopleList, people: readonly ReportPerson[], withLinks: boolean): SafeHtml {
  const names = withLinks
    ? html`<ul class="chips">${positions.map(at => html`<li><a href="#person-${at}">${people[at]?.id ?? ''}</a></li>`)}</ul>`
    : html`<p>They are marked below when this page may run its script; register.csv has them all.</p>`
  return html`<details id="${id}" data-people="${positions.join(' ')}"><summary>${label}: ${positions.length}</summary>${names}</details>`
}

function personOf(person: ReportPerson, at: number): SafeHtml {
  return html`<article class="person" id="person-${at}" data-n="${at}"><h3>${person.id}</h3>
<p>${person.tier}; first date ${person.firstDate}; ${person.pathway}; ${person.sites || 'site not known'}; ${person.age}; ${person.vitalStatus}</p>
${person.conflicts.map(conflict => html`<p class="soft">Conflict: ${conflict}</p>`)}
<ul>${person.evidence.map(({ rule, tier, date, sites, place, explanation }) => html`<li>${rule} (${tier}${date !== null && `, ${date}`}${sites !== '' && `, ${sites}`}): ${explanation} ${place !== '' && html`<span class="soft">${place}</span>`}</li>`)}</ul></article>`
}

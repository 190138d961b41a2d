import { allowedAnswers, answerWords, questions, type Reason, reasons, reasonWords } from '../item.ts'
import type { ItemState, ReviewSummary } from '../worklist.ts'
import { type Html, html, nothing } from './html.ts'

/** Rows on one page of the list. */
export const pageSize = 50

export type ListView = {
  by: string
  states: readonly ItemState[]
  summary: ReviewSummary
  why: Reason | undefined
  page: number
  notice: string | undefined
}

/** What there is to look at, by reason, with what is not answered first. */
export function listPage({ by, states, summary, why, page, notice }: ListView): string {
  const shown = states.filter(({ item }) => why === undefined || item.why === why)
  const open = shown.filter(({ last }) => last === undefined)
  const sorted = [...open, ...shown.filter(({ last }) => last !== undefined)]
  const from = (page - 1) * pageSize
  const first = open[0]
  const all = summary.answered + summary.waiting
  return layout({
    title: 'What needs a person’s eye',
    by,
    body: html`<h1>What needs a person’s eye</h1>
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
<p class="soft">${summary.answered} of ${all} answered. Each answer is saved at once, with your name and the time. The next count takes them in.</p>
<progress max="${Math.max(all, 1)}" value="${summary.answered}" aria-label="Answered"></progress>
${samplesInWords(summary)}
<nav aria-label="Why somebody is asked"><ul>${[undefined, ...reasons].map(reason => filterLink(states, reason, why))}</ul></nav>
${first === undefined ? html`<p>Nothing is waiting here.</p>` : html`<p><a class="button main" href="/item/${first.item.id}${why === undefined ? '' : `?why=${why}`}">Look at the next one</a></p>`}
<h2>${why === undefined ? 'All' : reasonWords[why]}</h2>
<ol class="items">${sorted.slice(from, from + pageSize).map(state => listRow(state, why))}</ol>
${pager(sorted.length, page, why)}`,
  })
}

function samplesInWords({ precision, missed }: ReviewSummary): Html {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const lines: Html[] = []
  if (precision !== null)
    lines.push(
      html`<p>Of the random sample of those who were counted, ${precision.confirmed} of ${precision.reviewed} were confirmed: about ${percent(precision.estimate.value)} of the count is right (95 % interval ${percent(precision.estimate.low)} to ${percent(precision.estimate.high)}).</p>`,
    )
  if (missed !== null)
    lines.push(
      html`<p>Of the sample of people with breast cancer who were not counted, ${missed.confirmed} of ${missed.reviewed} are cases (at most ${percent(missed.estimate.high)} of ${missed.people} people, with 95 % confidence on both sides).</p>`,
    )
  return html`${lines}`
}

function filterLink(states: readonly ItemState[], reason: Reason | undefined, current: Reason | undefined): Html {
  const of = states.filter(({ item }) => reason === undefined || item.why === reason)
  if (of.length === 0 && reason !== undefined) return nothing
  const open = of.filter(({ last }) => last === undefined).length
  const words = reason === undefined ? 'All' : (reasonWords[reason].split(':')[0] ?? '')
  const here = reason === current ? html` aria-current="page"` : nothing
  return html`<li><a href="/${reason === undefined ? '' : `?why=${reason}`}"${here}>${words} (${open} open)</a></li>`
}

function listRow({ item, last }: ItemState, why: Reason | undefined): Html {
  const to = `/item/${item.id}${why === undefined ? '' : `?why=${why}`}`
  return html`<li><p><a href="${to}">${item.who[0] ?? item.id}</a><br><span class="soft">${reasonWords[item.why]}</span></p>
<p>${last === undefined ? 'Open' : `${answerWords[last.answer]} (${last.by})`}</p></li>`
}

function pager(rows: number, page: number, why: Reason | undefined): Html {
  if (rows <= pageSize) return nothing
  const link = (to: number, words: string) =>
    html`<li><a href="/?${why === undefined ? '' : `why=${why}&`}page=${to}">${words}</a></li>`
  return html`<nav aria-label="Pages"><ul>${page > 1 ? link(page - 1, 'Before') : nothing}${page * pageSize < rows ? link(page + 1, 'Further') : nothing}</ul></nav>`
}

export type ItemView = {
  by: string
  state: ItemState
  why: Reason | undefined
  csrf: string
  once: string
  notice: string | undefined
  problem: string | undefined
  chosen: { answer: string; note: string } | undefined
}

/** One thing to look at: who, the evidence line by line, the question, and what was answered before. */
export function itemPage({ by, state, why, csrf, once, notice, problem, chosen }: ItemView): string {
  const { item, answers, last } = state
  const answer = chosen?.answer ?? last?.answer
  return layout({
    title: problem === undefined ? questions[item.kind] : `Error: ${questions[item.kind]}`,
    by,
    body: html`<p><a href="/${why === undefined ? '' : `?why=${why}`}">Back to the list</a></p>
${notice === undefined ? nothing : html`<p class="notice" role="status">${notice}</p>`}
${problem === undefined ? nothing : html`<div class="notice" role="alert"><p><a href="#answers">${problem}</a></p></div>`}
<h1>${questions[item.kind]}</h1>
<p class="soft">${reasonWords[item.why]}</p>
<h2>Who</h2>
<ul class="who">${item.who.map(line => html`<li>${line}</li>`)}</ul>
<h2>What the records say</h2>
<table><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Where: file and row</th></tr></thead><tbody>
${item.evidence.map(({ when, what, where }) => html`<tr><td>${when}</td><td>${what}</td><td class="where">${where}</td></tr>`)}
</tbody></table>
<form method="post" action="/item/${item.id}${why === undefined ? '' : `?why=${why}`}">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="once" value="${once}"><input type="hidden" name="seen" value="${answers.length}">
<fieldset id="answers" tabindex="-1"><legend>${questions[item.kind]}</legend>
${allowedAnswers[item.kind].map(
  value =>
    html`<label class="choice"><input type="radio" name="answer" value="${value}"${value === answer ? html` checked` : nothing}> ${answerWords[value]}</label>`,
)}</fieldset>
<p><label for="note">Note, if anything is worth knowing</label><textarea id="note" name="note" maxlength="4000">${chosen?.note ?? last?.note ?? ''}</textarea></p>
<p><button class="main" type="submit">Save and go to the next</button></p></form>
${answers.length === 0 ? nothing : html`<h2>Answered before</h2><ul>${answers.map(({ at, by: who, answer: given, note }) => html`<li>${at.slice(0, 16).replace('T', ' ')} UTC, ${who}: ${answerWords[given]}${note === '' ? '' : ` – ${note}`}</li>`)}</ul><p class="soft">The last answer counts. None is ever deleted.</p>`}`,
  })
}

export const messagePage = (title: string, text: string): string =>
  layout({ title, by: undefined, body: html`<h1>${title}</h1><p>${text}</p>` })

function layout({ title, by, body }: { title: string; by: string | undefined; body: Html }): string {
  return html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} – spotlight-count review</title><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#main">Go to the content</a><header><div class="inner"><span>spotlight-count review: on this computer only</span>${by === undefined ? nothing : html`<span>Answering as ${by}. Stop with Ctrl-C in the terminal.</span>`}</div></header>
<main id="main" tabindex="-1">${body}</main></body></html>`.markup
}

import type { AnsweredConsole } from '../apps/site/test/support/answered-console.ts'
import type { Where } from '../apps/site/test/support/console-under-test.ts'
import { countOf, type Deed, slowest, timed, withSupport } from './console.ts'
import { formFields } from './form-fields.ts'
import type { Row } from './row.ts'

/**
 * How long the server works on what somebody opens and does once the answers are there, on a round of 240 in every state. The value is the
 * slowest deed's 95th percentile.
 */
export async function measureAnswered(root: string, name: string, where: Where): Promise<Row[]> {
  return withSupport(root, 'answered-console.ts', async support => {
    // What the loader returns has no type of its own; the file's is imported above.
    const { answeredConsole } = support as { answeredConsole: (where: Where) => Promise<AnsweredConsole> }
    const site = await answeredConsole(where)
    try {
      await setReplyUntil(site)
      return [
        await slowest(`console, 240 answers, ${name}: lists`, lists(site)),
        await slowest(`console, 240 answers, ${name}: actions`, actions(site)),
        await slowest(`console, 240 unread answers, ${name}: sorting them`, sorting(site, await site.openUnreadRound())),
      ]
    } finally {
      await site.close()
    }
  })
}

const pageOf =
  (site: AnsweredConsole) =>
  (name: string, path: string, isRight: (body: string) => boolean): Deed => ({
    name,
    act: async () => {
      const { answer, body, ms } = await timed(() => site.ask({ path }))
      if (answer.status !== 200 || !isRight(body)) throw new Error(`${path} did not answer as expected: ${answer.status}`)
      return ms
    },
  })

/** Before anybody can be shown a draft result, there is a day until which they can reply. */
async function setReplyUntil(site: AnsweredConsole): Promise<void> {
  const path = `/console/rounds/${site.round.round}/replies/until`
  const { status } = await site.post({
    path,
    fields: [
      ['basedOn', ''],
      ['until', '2027-06-30'],
    ],
  })
  if (status !== 303) throw new Error(`${path} answered ${status}`)
}

function lists(site: AnsweredConsole): Deed[] {
  const at = `/console/rounds/${site.round.round}`
  const page = pageOf(site)
  const toCheck = site.round.oneIn('to check')
  const checks = site.round.allIn('to check').length
  return [
    page('what needs doing today', '/console', body => body.includes('/marking')),
    page(
      'the marking queue',
      `${at}/marking`,
      body => countOf(body, `${toCheck}/marking`) > 0 && countOf(body, '/marking"') > checks,
    ),
    page('one sheet to mark', `${at}/requests/${toCheck}/marking`, body => countOf(body, 'type="radio"') > 8),
    page('the answers of one trust', `${at}/requests/${toCheck}/answers`, body => body.includes('diagnosed')),
    page('what can be classified', `${at}/classify`, body => body.includes(site.round.round)),
    page('the replies', `${at}/replies`, body => body.includes(site.round.oneIn('unread reply'))),
    page('the letters with draft results', `${at}/replies/invite`, body => countOf(body, 'name="seen"') > 40),
    page('what stands in the way of publishing', `${at}/publish`, body => body.includes(site.round.oneIn('differs'))),
    page('the statistics', `${at}/statistics`, body => body.includes('<svg')),
    page('what is new', '/console/since', body => body.includes(site.round.oneIn('unread reply'))),
    page('letters before they are published', `${at}/requests/${toCheck}/publish-thread/preview`, body =>
      body.includes('name="seen"'),
    ),
  ]
}

function actions(site: AnsweredConsole): Deed[] {
  const at = `/console/rounds/${site.round.round}/requests`
  const toMark = site.round.allIn('to mark')
  let turn = 0
  return [
    {
      name: 'save the marks of one trust',
      act: async () => {
        const path = `${at}/${toMark[turn % toMark.length]}/marking`
        turn += 1
        const form = await (await site.ask({ path, as: 'marker' })).text()
        const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
        const before = await site.countMarks()
        const { answer, ms } = await timed(() =>
          site.post({
            path,
            as: 'marker',
            fields: [
              ['version', hidden('version')],
              ['basis', hidden('basis')],
              ['mark-records-routinely', turn % 2 === 0 ? 'yes' : 'partly'],
              ['note-records-routinely', `Turn ${turn}`],
              ['finish', 'no'],
            ],
          }),
        )
        if (answer.status !== 303 || (await site.countMarks()) < before) throw new Error(`${path} answered ${answer.status}`)
        return ms
      },
    },
    {
      name: 'save the answers of one trust',
      act: async () => {
        const path = `${at}/${toMark[0]}/answers`
        const fields = formFields(await (await site.ask({ path })).text(), path)
        turn += 1
        fields.set('diagnosed.note', `Turn ${turn}`)
        fields.set('do', 'save')
        const { answer, ms } = await timed(() => site.post({ path, fields: [...fields] }))
        const saved = formFields(await (await site.ask({ path })).text(), path).get('diagnosed.note')
        if (answer.status !== 303 || saved !== `Turn ${turn}`) throw new Error(`${path} answered ${answer.status}`)
        return ms
      },
    },
  ]
}

const atOnce = 20

/** What came in short words, sorted a page at a time. */
function sorting(site: AnsweredConsole, round: string): Deed[] {
  const path = `/console/rounds/${round}/classify`
  const ticked = async () => {
    const fields = formFields(await (await site.ask({ path })).text(), path)
    for (const code of fields.getAll('row').slice(0, atOnce)) fields.set(`${code}.tick`, 'yes')
    return fields
  }
  return [
    pageOf(site)('what can be sorted', path, body => countOf(body, 'name="row"') === 50),
    {
      name: 'look at 20 of them',
      act: async () => {
        const fields = [...(await ticked()), ['step', 'look'] as const]
        const { answer, body, ms } = await timed(() => site.post({ path, fields }))
        if (answer.status !== 200 || countOf(body, '.tick" value="yes"') < atOnce)
          throw new Error(`${path} answered ${answer.status}`)
        return ms
      },
    },
    {
      name: 'sort 20 of them',
      runs: 5,
      act: async () => {
        const fields = [...(await ticked()), ['step', 'sort'] as const]
        const { answer, ms } = await timed(() => site.post({ path, fields }))
        const to = answer.headers.get('location') ?? ''
        if (answer.status !== 303 || !to.endsWith(`?done=${atOnce}`)) throw new Error(`${path} answered ${answer.status} ${to}`)
        return ms
      },
    },
  ]
}

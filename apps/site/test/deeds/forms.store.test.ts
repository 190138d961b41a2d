import { afterEach, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { listAudit } from '../../src/foundation/index.ts'
import { fillHoles, openConsole, type Person, patienceMs, routesOfConsole, type TestConsole } from './console-for-tests.ts'
import type { Form } from './examples/example.ts'
import { formExamples } from './examples/index.ts'

const forms = routesOfConsole(makeApp({} as Parameters<typeof makeApp>[0])).filter(({ method }) => method === 'POST')

describe('every form of the console', () => {
  let site: TestConsole | undefined
  afterEach(async () => {
    await site?.database.close()
    site = undefined
  })

  test('has an example, and every example a form', () => {
    const paths = forms.map(({ path }) => path)
    const examples = formExamples.map(({ path }) => path)
    expect(paths.filter(path => !examples.includes(path))).toEqual([])
    expect(examples.filter(path => !paths.includes(path))).toEqual([])
  })

  test.each(formExamples.map(example => [example.path, example] as const))(
    '%s leaves exactly its entries in the log, and none by being sent twice',
    async (path, { role = 'admin', by = 'staff', prepare, answers = 303, leaves, again = [], unlogged }) => {
      site = await openConsole()
      const { services } = site
      const person = await site.signIn(role)
      const form = await prepare({ services, who: person.principal })
      const { id, name } = form.who ?? person.principal
      const first = await send(site, path, form, person)
      expect([first.status, first.entries.map(({ deed }) => deed)]).toEqual([answers, leaves])
      const own = first.entries.filter(({ actor }) => actor.kind === by)
      const staff = first.entries.filter(({ actor }) => actor.kind === 'staff')
      for (const { actor } of staff) expect(actor).toEqual({ kind: 'staff', id, name })
      expect(own.length > 0, 'who did it stands in the log, or why not').toBe(unlogged === undefined)
      const second = await send(site, path, form, person)
      expect(second.status).toBeLessThan(500)
      expect(second.entries.map(({ deed }) => deed)).toEqual(again)
    },
    patienceMs,
  )
})

async function send(site: TestConsole, path: string, form: Form, person: Person) {
  const address = fillHoles(path, form.holes ?? {})
  if (address === null) throw new Error(`The example does not fill every hole of ${path}`)
  const [newest] = await listAudit(site.services.db, {}, { limit: 1 })
  const response = await site.ask('POST', address + (form.query ?? ''), { cookie: form.cookie ?? person.cookie }, bodyOf(form))
  // A file that is sent as it is read is at its end only now.
  await response.arrayBuffer()
  const entries = (await listAudit(site.services.db, {}, { limit: 500 })).filter(entry => entry.id > (newest?.id ?? 0)).reverse()
  return { status: response.status, entries }
}

function bodyOf({ fields = {}, json }: Form): FormData | string {
  if (json) return JSON.stringify(json)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof File) body.append(name, value)
    else for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
  }
  return body
}

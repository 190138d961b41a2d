import { HTTPException } from 'hono/http-exception'
import { consoleRoute, formOf, principalOf } from '../../accounts/index.ts'
import {
  announce,
  asActor,
  type Ctx,
  inTransaction,
  localPath,
  type Router,
  record,
  writeSetting,
} from '../../foundation/index.ts'
import { softOptInSetting, usesSoftOptIn } from '../join/offer.ts'
import { exportListPath, softOptInPath, supportersPath } from '../links.ts'
import { exportList } from '../lists/export-list.ts'
import { listPurposes } from '../network-words.ts'

/** Taking a list out for another system, and deciding whether news goes to members who did not decline it. */
export function listRoutes(router: Router): void {
  consoleRoute(router, { method: 'post', path: exportListPath, deed: 'supporter.export-list', handle: sendList })
  consoleRoute(router, { method: 'post', path: softOptInPath, deed: 'supporter.soft-opt-in', handle: decide })
}

async function sendList(c: Ctx): Promise<Response> {
  const { services } = c.var
  const wanted = (await formOf(c))('list')
  const purpose = listPurposes.find(each => each === wanted)
  if (!purpose) throw new HTTPException(400)
  const lines = exportList(services, { purpose, actor: asActor(principalOf(c)) })
  // The first line is asked for now: what cannot be entered in the log is not sent.
  const first = await lines.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(encoder.encode(first.value ?? '')),
    pull: async controller => {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await lines.return(undefined)),
  })
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${purpose}.csv"`,
    'cache-control': 'no-store',
  })
}

async function decide(c: Ctx): Promise<Response> {
  const { services, locale } = c.var
  const isOn = (await formOf(c))('use') === 'yes'
  await inTransaction(services.write, async tx => {
    if ((await usesSoftOptIn(tx)) === isOn) return
    const subject = { kind: 'list-of-supporters', id: 'updates' }
    await record(tx, {
      actor: asActor(principalOf(c)),
      at: services.clock(),
      deed: 'supporter.soft-opt-in',
      subject,
      after: { isOn },
    })
    await writeSetting(tx, softOptInSetting, isOn ? 'yes' : '')
    // What the charity says on its forms has changed: pages that are kept whole are made anew.
    await announce(tx, { name: 'charity-saved' })
  })
  return c.redirect(`${localPath(locale, supportersPath)}?done=soft-opt-in`, 303)
}

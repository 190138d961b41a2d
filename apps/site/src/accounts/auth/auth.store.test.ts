import { expect, test } from 'vitest'
import { signInForTests } from '../../../test/support/sign-in-for-tests.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction, record } from '../../foundation/index.ts'
import { updateStaff } from '../staff-store.ts'
import { authOf } from './auth.ts'
import { authDeeds } from './auth-deeds.ts'
import { callAuth } from './call-auth.ts'

eachDatabase('better-auth over our tables', open => {
  test('finds every table and column that it expects, and none that it would stumble over', async () => {
    // Its own check: it throws with a list. An update that wants more fails here, not at somebody's sign-in.
    const { explicitSchemaCheck } = await authOf(testServices(open())).$context
    expect(explicitSchemaCheck).toBeTypeOf('function')
    await explicitSchemaCheck?.()
  })

  test('is refused inside a transaction at once, where it would wait for ever', async () => {
    const services = testServices(open())
    const call = () =>
      callAuth(services, api => api.signInEmail({ body: { email: 'a@b.example', password: 'x' }, returnHeaders: true }))
    await expect(inTransaction(open().db, call)).rejects.toThrow('Inside a transaction')
  })

  test('answers no endpoint but those in the table', async () => {
    const services = testServices(open())
    const { api } = authOf(services)
    const email = 'stranger@elsewhere.example'
    expect(
      await callAuth(services, () =>
        api.signUpEmail({ body: { email, name: 'x', password: 'long enough for it' }, returnHeaders: true }),
      ),
    ).toEqual({ ok: false })
    expect(await callAuth(services, () => api.getSession({ headers: new Headers(), returnHeaders: true }))).toEqual({ ok: false })
    const known = Object.values(api).map(endpoint => endpoint.path)
    for (const path of Object.keys(authDeeds)) expect(known, path).toContain(path)
  })

  test('opens no session for whoever may not come in any more, and refuses them like anybody else, also with a passkey', async () => {
    const services = testServices(open())
    const { principal } = await signInForTests(services, { role: 'editor' })
    const { internalAdapter } = await authOf(services).$context
    expect(await internalAdapter.createSession(principal.id)).toMatchObject({ userId: principal.id })
    await inTransaction(open().db, async tx => {
      await updateStaff(tx, principal.id, { deactivated_at: new Date(), now: new Date() })
      await record(tx, {
        actor: { kind: 'system', name: 'test' },
        at: new Date(),
        deed: 'staff.deactivate',
        subject: { kind: 'staff', id: principal.id },
      })
    })
    await expect(internalAdapter.createSession(principal.id)).rejects.toMatchObject({ statusCode: 401 })
  })

  test('asks nobody on the network and tells nobody anything', async () => {
    const { $context, options } = authOf(testServices(open()))
    expect(options.telemetry).toEqual({ enabled: false })
    expect((await $context).socialProviders).toEqual([])
  })
})

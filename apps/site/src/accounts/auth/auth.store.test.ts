import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { inTransaction } from '../../foundation/index.ts'
import { authOf, callAuth } from './auth.ts'
import { authDeeds } from './auth-deeds.ts'

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

  test('asks nobody on the network and tells nobody anything', async () => {
    const { $context, options } = authOf(testServices(open()))
    expect(options.telemetry).toEqual({ enabled: false })
    expect((await $context).socialProviders).toEqual([])
  })
})

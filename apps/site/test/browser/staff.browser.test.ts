import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { becomeFirstAdmin, codeOf, join, password } from './becoming-staff.ts'
import { desk, phone, type RunningSite, startBrowser, startSite, visit } from './site-under-test.ts'
import { violations } from './violations.ts'

/** A device with a finger sensor, as Chromium plays it. */
async function playAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

/** The administrator, a colleague who is invited, and their passkeys: one story, in this order. */
describe('staff', () => {
  let site: RunningSite
  let browser: Browser
  let admin: { secret: string; backupCodes: string[] }
  beforeAll(async () => {
    site = await startSite('example')
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  const signIn = async (page: Page, email: string) => {
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  it('join, sign in and invite without JavaScript', async () => {
    const { page, watch, close } = await visit(browser, site.address, { viewport: desk, javaScriptEnabled: false })
    admin = await becomeFirstAdmin(page, site.printed())
    expect(admin.backupCodes).toHaveLength(10)
    expect(new URL(page.url()).pathname).toBe('/console')
    expect(await page.locator('.console-who').innerText()).toContain('First Admin')
    await page.getByRole('button', { name: 'Sign out' }).click()

    await page.goto(`${site.address}/console/staff`)
    expect(await page.locator('main').innerText()).toContain('Passkeys need JavaScript')
    await signIn(page, 'first@staff.example')
    await page.getByLabel('Code').fill(codeOf(admin.secret))
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(new URL(page.url()).pathname, 'where they wanted to go').toBe('/console/staff')

    await page.getByLabel('Their e-mail address').fill('marker@staff.example')
    await page.getByLabel('Role', { exact: true }).selectOption('marker')
    await page.getByRole('button', { name: 'Send the invitation' }).click()
    expect(await page.getByRole('status').innerText()).toContain('You find the message in the outbox')
    expect(watch.foreign).toEqual([])
    await close()
  }, 120_000)

  it('pass axe on every page of the door and of their accounts', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: phone })
    const faults: string[] = []
    const look = async (where: string) => {
      for (const viewport of [phone, desk]) {
        await page.setViewportSize(viewport)
        faults.push(...(await violations(page, `${where}, ${viewport.width} px`)))
        const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
        if (isWide) faults.push(`${where}, ${viewport.width} px: scrolls sideways`)
      }
    }
    for (const path of [
      '/console',
      '/console/forgotten',
      '/console/new-password/x',
      '/console/enter/x',
      '/console/invitation/x',
    ]) {
      await page.goto(site.address + path)
      await look(path)
    }
    await page.goto(`${site.address}/console/sign-in`)
    await signIn(page, 'first@staff.example')
    await look('/console/second-step')
    await page.getByLabel('Code').fill('000000')
    await page.getByRole('button', { name: 'Go on' }).click()
    await look('/console/second-step with an error')
    await page.getByLabel('Code').fill(admin.backupCodes[0] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    expect(new URL(page.url()).pathname, 'after a backup code').toBe('/console/account')
    await look('/console/account')
    await page.getByRole('button', { name: 'Set up another app in its place' }).click()
    await look('/console/account/app')
    for (const path of ['/console/staff', '/console/account/prove']) {
      await page.goto(site.address + path)
      await look(path)
    }
    await page.goto(`${site.address}/console/staff`)
    await page.getByRole('link', { name: 'First Admin', exact: true }).first().click()
    await look('an account')
    expect(faults).toEqual([])
    await close()
  }, 180_000)

  it('use passkeys instead of a password: add at the first sign-in, sign in, name and remove', async () => {
    const boss = await visit(browser, site.address, { viewport: desk })
    await boss.page.goto(`${site.address}/console/outbox`)
    await signIn(boss.page, 'first@staff.example')
    await boss.page.getByLabel('Code').fill(admin.backupCodes[1] ?? '')
    await boss.page.getByRole('button', { name: 'Go on' }).click()
    await boss.page.goto(`${site.address}/console/outbox`)
    await boss.page.getByRole('link', { name: 'You are invited to work on the campaign' }).click()
    const link = /http:\S+\/console\/invitation\/\S+/.exec(await boss.page.locator('.mail-text').innerText())?.[0] ?? ''
    await boss.close()

    const { page, watch, close } = await visit(browser, site.address, { viewport: phone })
    await playAuthenticator(page)
    await join(page, link, { name: 'Some Marker' })
    await page.getByRole('button', { name: 'Add a passkey' }).press('Enter')
    await page.waitForURL(`${site.address}/console`)
    await page.getByRole('button', { name: 'Sign out' }).click()

    await page.goto(`${site.address}/console/account`)
    await signIn(page, 'marker@staff.example')
    expect(await page.locator('h1').innerText(), 'the password alone').toBe('Use your passkey')
    await page.goto(`${site.address}/console/account`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${site.address}/console/account`)
    expect(await page.locator('.console-who').innerText()).toContain('Some Marker')
    expect(await page.getByRole('link', { name: 'Staff' }).count(), 'no menu of what they may not do').toBe(0)

    await page.getByLabel('New name').fill('My phone 💛')
    await page.getByRole('button', { name: 'Save the name' }).click()
    expect(await page.locator('#passkey-list').innerText()).toBe('Passkeys')
    expect(await page.locator('table', { has: page.locator('#passkey-list') }).innerText()).toContain('My phone 💛')
    await page.getByRole('button', { name: /^Remove/ }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('This is your only second step')
    await setUpAppFromAccount(page)
    await page.getByRole('button', { name: /^Remove/ }).click()
    expect(await page.getByRole('status').first().innerText()).toContain('The passkey has been removed')
    expect(watch.foreign).toEqual([])
    expect(watch.complaints.filter(text => !/status of (403|422)/.test(text))).toEqual([])
    await close()
  }, 120_000)

  it('are told in words when a device has no passkey for them', async () => {
    const { page, close } = await visit(browser, site.address, { viewport: desk })
    const device = await playAuthenticator(page)
    await page.goto(`${site.address}/console/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey did not work').waitFor()
    expect(await page.context().cookies()).toHaveLength(1)
    await device.detach()
    await close()
  }, 60_000)
})

async function setUpAppFromAccount(page: Page): Promise<void> {
  await page.goto(new URL('/console/account', page.url()).href)
  await page.getByRole('button', { name: 'Set up a code app' }).click()
  const secret = await page.locator('.secret').innerText()
  await page.getByLabel('Code from the app').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('link', { name: 'Back to your account' }).click()
}

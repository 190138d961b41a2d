import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'

export const password = 'four words make sense'

/** RFC 4648 without padding, as authenticator apps read it. */
function bytesOf(base32: string): Buffer {
  const bits = [...base32.replace(/\s/g, '')].map(letter =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What an app on a phone shows, written apart from the site's own code: now, or some half minutes later. */
export function codeOf(secret: string, { periodsLater = 0 } = {}): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + periodsLater))
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  return String((hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

type Person = { readonly name: string; readonly email?: string }

/** Follows a link to join, up to the choice of a second step. */
export async function join(page: Page, link: string, { name, email }: Person): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  if (email !== undefined) await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Join' }).click()
}

/** Sets a code app up and opens the console. Returns the secret of the app and the backup codes. */
export async function setUpApp(page: Page): Promise<{ secret: string; backupCodes: string[] }> {
  await page.getByRole('button', { name: 'Set up a code app' }).click()
  const secret = await page.locator('.secret').innerText()
  await page.getByLabel('Code from the app').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  const backupCodes = await page.locator('.codes li').allInnerTexts()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  return { secret, backupCodes }
}

/** The first administrator, from the line in the terminal to the first page of the console. */
export async function becomeFirstAdmin(page: Page, printed: string): Promise<{ secret: string; backupCodes: string[] }> {
  const link = /http:\S+\/console\/enter\/\S+/.exec(printed)?.[0] ?? ''
  await join(page, link, { name: 'First Admin', email: 'first@staff.example' })
  return setUpApp(page)
}

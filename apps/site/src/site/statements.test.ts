import { describe, expect, test } from 'vitest'
import { siteForTests, textOf } from './test/site-for-tests.ts'

describe.each(['example', 'uk'] as const)('statements in the %s campaign', campaign => {
  const site = siteForTests(campaign, async () => {})

  test.each(['/privacy', '/accessibility', '/cy/privacy', '/cy/accessibility'])(
    '%s is linked from the foot of every page',
    async path => {
      const home = await (await site.ask(path.startsWith('/cy') ? '/cy/' : '/')).text()
      expect(home).toContain(`href="${path}"`)
      expect((await site.ask(path)).status).toBe(200)
    },
  )

  test('nobody’s address is invented while none has been entered', async () => {
    const html = await (await site.ask('/privacy')).text()
    expect(html).not.toContain('mailto:')
    expect(textOf(html)).toContain('has not entered its address')
  })

  test('visiting sets no cookie, as the privacy page says', async () => {
    for (const path of ['/', '/privacy', '/accessibility', '/design', '/missing'])
      expect((await site.ask(path)).headers.get('set-cookie')).toBeNull()
  })
})

import { escapeHtml } from '../markdown/fields.ts'
import { inlineStyles } from '../markdown/inline-styles.ts'

/** What stands around the body of a mailing, in plain words: nothing in here is HTML but the body. */
export type MailFrame = {
  readonly lang: string
  readonly title: string
  /** Who writes, as it stands above. */
  readonly sender: string
  /** A line above everything: that the campaign is invented, or that this is a test. Empty where there is none. */
  readonly notices: readonly string[]
  /** Lines below: why they get it, who writes from where. */
  readonly foot: readonly string[]
  readonly links: readonly { readonly words: string; readonly url: string }[]
}

/** In dark mode paper becomes night, where a mail program asks for it; elsewhere every colour stands on a ground of its own. */
const darkCss =
  '@media (prefers-color-scheme:dark){.paper{background:#1d1230!important}.ink{color:#f6f0fb!important}.soft{color:#c6b9e2!important}.link{color:#ff9db5!important}}'

const font = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;font-size:18px;line-height:1.55"
const soft = 'margin:0 0 8px;color:#5d5170;font-size:15px'

/** A mail as a page: one column, no pictures, nothing fetched, every style in its place. `body` is HTML that is safe already. */
export function mailPage({ lang, title, sender, notices, foot, links }: MailFrame, body: string): string {
  const said = notices
    .map(
      notice =>
        `<p style="margin:0 0 8px;padding:8px 12px;background:#ffc94d;color:#1d1230;font-size:15px">${escapeHtml(notice)}</p>`,
    )
    .join('')
  const below = foot.map(line => `<p class="soft" style="${soft}">${escapeHtml(line)}</p>`).join('')
  const ways = links
    .map(
      ({ words, url }) =>
        `<p class="soft" style="${soft}"><a href="${escapeHtml(url)}" class="link" style="${inlineStyles.link}">${escapeHtml(words)}</a></p>`,
    )
    .join('')
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(title)}</title><style>${darkCss}</style></head><body class="paper" style="margin:0;padding:0;background:#fbf7f1"><table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" class="paper" style="background:#fbf7f1"><tr><td align="center"><table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:600px;text-align:left"><tr><td style="padding:18px 24px;background:#1d1230;color:#fff3c9;${font};border-bottom:4px solid #ff7d9c">${escapeHtml(sender)}</td></tr><tr><td class="paper ink" style="padding:24px;background:#fbf7f1;color:#231736;overflow-wrap:anywhere;${font}">${said}<h1 class="ink" style="margin:0 0 16px;font-family:Georgia,serif;font-size:28px;line-height:1.2;color:#231736">${escapeHtml(title)}</h1>${body}</td></tr><tr><td class="paper soft" style="padding:16px 24px 32px;background:#fbf7f1;border-top:1px solid #8b7f9c;${font}">${below}${ways}</td></tr></table></td></tr></table></body></html>`
}

/** The same as plain text. */
export const mailText = ({ title, notices, foot, links }: MailFrame, body: string): string =>
  [...notices, title, body, '--', ...foot, ...links.map(({ words, url }) => `${words}:\n${url}`)].join('\n\n').concat('\n')

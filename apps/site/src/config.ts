import { resolve } from 'node:path'
import { z } from 'zod'
import { type Campaign, Refusal } from './foundation/index.ts'

/** All that the environment decides. Every variable is described in docs/operate.md. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly baseUrl: string
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly campaign: Campaign
  readonly smtpUrl: string | null
  readonly mailDomain: string
  /** Where mail comes in, on this machine only; null: it does not. */
  readonly inboundSmtpPort: number | null
  /** With what outgoing mail is signed; null: it is not. */
  readonly dkim: { readonly domain: string; readonly selector: string; readonly file: string } | null
  /** By what reports of mail that did not arrive are known to be true; null: they are not taken. */
  readonly mailReports: { readonly snsTopicArn: string | null; readonly secret: string | null }
  /** Null: a random one is kept in the data folder. */
  readonly secret: string | null
}

const port = z.coerce.number().int().min(0).max(65535)
const domainName = z.string().regex(/^[a-z0-9.-]+$/i)
const topicArn = z.string().regex(/^arn:aws:sns:[a-z]{2}(-[a-z]+)+-\d+:\d{12}:[\w-]{1,256}$/)
const webAddress = z
  .string()
  .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/')

/** Reads the environment once. Names the first variable that is not as it should be, and what it should be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const read = <Value>(name: string, schema: z.ZodType<Value>, fallback: Value, wanted: string): Value => {
    const text = env[name]
    if (text === undefined || text.trim() === '') return fallback
    const parsed = schema.safeParse(text.trim())
    if (parsed.success) return parsed.data
    throw new Refusal(
      'configuration',
      `${name} is set to something that Spotlight cannot use.`,
      `It must be ${wanted}. See docs/operate.md.`,
    )
  }
  const listenPort = read('PORT', port, 3000, 'a whole number from 0 to 65535')
  const host = read('HOST', z.string(), 'localhost', 'a host name or address to listen on')
  const campaign = read<Campaign>('SPOTLIGHT_CAMPAIGN', z.enum(['example', 'uk']), 'example', '"example" or "uk"')
  const smtp = z.string().refine(text => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol))
  const smtpUrl = read<string | null>('SMTP_URL', smtp, null, 'smtp://HOST:PORT or smtps://USER:PASSWORD@HOST:PORT')
  if (campaign === 'example' && smtpUrl !== null && !isLoopback(new URL(smtpUrl).hostname)) {
    throw new Refusal(
      'configuration',
      'The example campaign may not send mail to the outside: everything in it is invented.',
      'Unset SMTP_URL, point it at this machine (smtp://localhost:1025), or run the real campaign with SPOTLIGHT_CAMPAIGN=uk.',
    )
  }
  const database = z.string().refine(text => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol))
  return {
    port: listenPort,
    host,
    baseUrl: read(
      'BASE_URL',
      webAddress,
      `http://localhost:${listenPort}`,
      'the address of the site without a path, for example https://spotlight.example.org',
    ).replace(/\/$/, ''),
    dataFolder: resolve(root, read('SPOTLIGHT_DATA', z.string(), 'var', 'a folder')),
    databaseUrl: read<string | null>('DATABASE_URL', database, null, 'postgres://USER:PASSWORD@HOST:PORT/DATABASE'),
    campaign,
    smtpUrl,
    secret: read<string | null>('SPOTLIGHT_SECRET', z.string().min(32), null, 'at least 32 characters that nobody can guess'),
    mailDomain: read('MAIL_DOMAIN', domainName, 'localhost', 'a domain name'),
    mailReports: {
      snsTopicArn: read<string | null>('SNS_TOPIC_ARN', topicArn, null, 'arn:aws:sns:REGION:ACCOUNT:TOPIC'),
      secret: read<string | null>('MAIL_REPORT_SECRET', z.string().min(32), null, 'at least 32 characters that nobody can guess'),
    },
    inboundSmtpPort: read<number | null>('INBOUND_SMTP_PORT', port, null, 'a whole number from 0 to 65535'),
    dkim: allOrNone({
      domain: read<string | null>('DKIM_DOMAIN', domainName, null, 'a domain name'),
      selector: read<string | null>('DKIM_SELECTOR', domainName, null, 'a selector, such as spotlight'),
      file: read<string | null>('DKIM_PRIVATE_KEY_FILE', z.string(), null, 'a file'),
    }),
  }
}

function allOrNone({ domain, selector, file }: Record<'domain' | 'selector' | 'file', string | null>): Config['dkim'] {
  if (domain !== null && selector !== null && file !== null) return { domain, selector, file }
  if (domain === null && selector === null && file === null) return null
  throw new Refusal(
    'configuration',
    'Of DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY_FILE some are set and some are not.',
    'Set all three to have mail signed, or none. See docs/operate.md.',
  )
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

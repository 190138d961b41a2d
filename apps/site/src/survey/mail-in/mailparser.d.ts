/** What we use of mailparser, which brings no types of its own. */
declare module 'mailparser' {
  import { Transform } from 'node:stream'

  export type ParsedAddress = { readonly address?: string; readonly name?: string; readonly group?: readonly ParsedAddress[] }
  export type ParsedAddresses = { readonly value: readonly ParsedAddress[]; readonly text: string }
  export type HeaderWithParameters = { readonly value?: string; readonly params?: Readonly<Record<string, string>> }

  export type ParsedPart =
    | { readonly type: 'text'; readonly text?: string; readonly html?: string }
    | {
        readonly type: 'attachment'
        readonly content: Transform
        readonly contentType?: string
        readonly filename?: string
        readonly release: () => void
      }

  /** A part of a mail as the parser meets it: `flowed` and `delSp` are those of RFC 3676. */
  export type MimePart = { flowed: boolean; readonly delSp: boolean }

  export class MailParser extends Transform {
    constructor(options?: {
      readonly skipHtmlToText?: boolean
      readonly keepDeliveryStatus?: boolean
      readonly maxHeadSize?: number
      readonly maxChildNodes?: number
    })
    createNode(part: MimePart): unknown
    readonly headers: ReadonlyMap<string, unknown> | false
    readonly headerLines: readonly { readonly key: string; readonly line: string }[] | false
  }

  /** A whole mail at once, for tests. */
  export function simpleParser(source: string): Promise<{
    readonly headers: ReadonlyMap<string, unknown>
    readonly from?: ParsedAddresses
    readonly replyTo?: ParsedAddresses
    readonly bcc?: ParsedAddresses
    readonly subject?: string
    readonly text?: string
    readonly html?: string | false
    readonly attachments: readonly unknown[]
    readonly date?: Date
    readonly messageId?: string
    readonly inReplyTo?: string
  }>
}

import type { Ctx, Locale, ReadDb, Services } from '../../foundation/index.ts'
import type { LetterBody, LetterKind } from './letter-words.ts'

/** To whom a letter goes. */
export type Recipient = {
  readonly kind: LetterKind
  readonly body: LetterBody
  /** Which of that body: the code of a constituency or region with what tells two of its members apart, or of a trust. */
  readonly code: string
  readonly constituencyCode: string | null
  readonly trustCode: string | null
  /** As it stands on pages, in mails and above the letter: `Wren Lampkeeper MP`. */
  readonly name: string
  /** Null: no e-mail address is known. Then the letter can be copied and printed, and is not sent by us. */
  readonly address: string | null
  /** Where a letter on paper goes, one line each; null: not known to us. */
  readonly postal: readonly string[] | null
}

/** One paragraph that we offer. The writer leaves it, rewrites it, or leaves it out. */
export type TemplateBlock = {
  /** In kebab-case; those of what is asked for are kept with the letter and counted. */
  readonly id: string
  /** What it is for, above its text. */
  readonly label: string
  readonly text: string
  /** Whether it is in the letter before anybody has chosen. */
  readonly isChosen: boolean
  /** It asks the reader to do something. */
  readonly isAsk: boolean
}

/** What a letter begins from, in the language of the page. */
export type LetterTemplate = {
  readonly subject: string
  readonly greeting: string
  /** Before the writer's own words. */
  readonly before: readonly TemplateBlock[]
  /** After them. */
  readonly after: readonly TemplateBlock[]
  /** Questions that help to find own words. */
  readonly prompts: readonly string[]
  readonly closing: string
  /** Where the facts in it come from, with their day; shown beside the letter, and not a part of it. */
  readonly sources: readonly string[]
}

/** What a kind of letter is about, once its first step is done. */
export type LetterSubject = {
  readonly recipient: Recipient
  readonly template: LetterTemplate
  /** The fields of the first step, to be carried along in every form. */
  readonly carried: Readonly<Record<string, string>>
  /** For the field that asks for it, where the first step knows it; empty elsewhere. */
  readonly postcode: string
  /** Why it cannot be sent by us, in words: no address is known. Null: it can. */
  readonly unsendable: string | null
}

/** What the writer has typed about themselves, found right. */
export type Writer = {
  /** One line, no controls. */
  readonly name: string
  /** As `readAddress` gives it. */
  readonly address: string
  /** Lines of the postal address, with the postcode; none where none was asked for. */
  readonly postal: readonly string[]
}

/** A letter that is ready to be confirmed. */
export type LetterDraft = {
  /** Of the form that it was written with: the same form sent twice, with the same in it, is one letter. */
  readonly formKey: string
  readonly recipient: Recipient & { readonly address: string }
  readonly writer: Writer
  readonly subject: string
  /** The whole letter as it will be sent, with greeting, signature and address. */
  readonly text: string
  /** Ids of the paragraphs that ask for something. */
  readonly askedFor: readonly string[]
  readonly inOwnWords: boolean
  /** The words by which its writer agreed to what it says about health; null where it says nothing. */
  readonly agreedHealth: string | null
  /** What the guard found in it: where it says so, a person looks before it leaves. */
  readonly concerns: readonly string[]
  readonly locale: Locale
}

/** What the verbs need of the site. */
export type LetterHouse = Pick<
  Services,
  'write' | 'clock' | 'messages' | 'baseUrl' | 'smtpUrl' | 'mailDomain' | 'mailFrom' | 'secret' | 'campaign'
>

/** Whether who is written to is still there when the letter is confirmed, maybe days later. */
export type RecipientNow =
  | { readonly kind: 'there'; readonly name: string; readonly address: string }
  /** The words say why it cannot go: the seat is vacant, somebody else sits there, Parliament is dissolved. */
  | { readonly kind: 'gone'; readonly why: string }

/** A kind of letter: what its pages need to know. A page of its own goes before: it finds out whom to write to, and posts to `path`. */
export type LetterSource = {
  readonly kind: LetterKind
  /** Where its steps are posted, without the language. Its first page stands there too. */
  readonly path: string
  /** The title of its pages, such as “Write to your politician”. */
  readonly title: (c: Ctx) => string
  /**
   * Who is written to and what is offered, from the fields that the first step has sent. A response: that step is not done, or no letter can
   * be written now, and this page says so.
   */
  readonly load: (c: Ctx, sent: (name: string) => string) => Promise<LetterSubject | Response>
  /** Whether the reader wants a full postal address of the writer. */
  readonly asksForPostal: boolean
  /** Something to know before the letter goes, that stops nobody. */
  readonly notes?: (c: Ctx, subject: LetterSubject, writer: Writer) => Promise<readonly string[]>
  /** Asked again when the letter is confirmed, and when it is sent once more. */
  readonly recipientNow: (db: ReadDb, house: LetterHouse, letter: WrittenTo) => Promise<RecipientNow>
}

/** What of a kept letter says whom it is to. */
export type WrittenTo = {
  readonly body: LetterBody
  readonly recipientCode: string
  readonly constituencyCode: string | null
  readonly trustCode: string | null
  readonly recipientName: string
  readonly locale: Locale
}

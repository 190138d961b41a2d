import type { Charity } from '../../../content/index.ts'
import type { Translate } from '../../../foundation/index.ts'
import type { Nation } from '../../../register/index.ts'
import { dueDate } from '../../legal-clock/due-date.ts'
import { makeHolidays } from '../../legal-clock/holidays.ts'
import { letterFields } from '../../letters/letter-fields.ts'
import type { Fields } from '../../letters/merge-fields.ts'
import { referenceOf, replyAddress } from '../../letters/reply-address.ts'
import type { LetterName } from '../links.ts'
import type { RoundNow } from '../verbs/change-draft.ts'

type ExampleInput = {
  readonly whole: RoundNow
  readonly name: LetterName
  readonly charity: Charity
  readonly today: string
  readonly mailDomain: string
  /** The words of the letter's language, which need not be the page's. */
  readonly words: Translate
}

/**
 * Values for a preview: a made-up trust, made-up days, the round's own questions and the charity's own name. What the charity has not said
 * of itself stays empty, so that it is seen here and not when the letters go.
 */
export function exampleFields({ whole, name, charity, today, mailDomain, words }: ExampleInput): Fields {
  const { round, questions } = whole
  const sentOn = round.sendOn ?? today
  const due = dueDate({ received: sentOn, law: name.law, holidays: makeHolidays([]) }).due
  return letterFields({
    round: { name: round.name, repliesBy: round.repliesBy ?? due },
    charity,
    trust: { name: words('letters.example.trust'), nameCy: null, nation: nationOf(round.laws, name) },
    questions,
    language: name.language,
    today,
    request: {
      reference: referenceOf(round.id, words('letters.example.code')),
      replyAddress: replyAddress(words('letters.example.token'), mailDomain),
      sentOn,
      receivedOn: sentOn,
      dueOn: due,
      answeredOn: due,
      clarificationAskedOn: due,
      feesAskedOn: due,
      reviewAskedOn: due,
    },
    reply: { status: words('letters.example.draftStatus'), link: words('letters.example.replyLink'), until: due },
    ownWords: words('letters.example.ownWords'),
  })
}

/** A nation that gets this letter: Wales for Welsh, else one under this law. */
function nationOf(laws: RoundNow['round']['laws'], { law, language }: LetterName): Nation {
  if (language === 'cy') return 'wales'
  const order: readonly Nation[] =
    law === 'foisa' ? ['scotland', 'england', 'wales', 'northern-ireland'] : ['england', 'wales', 'northern-ireland', 'scotland']
  return order.find(nation => laws[nation] === law) ?? 'england'
}

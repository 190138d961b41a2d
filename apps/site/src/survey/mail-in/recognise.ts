import type { Guess } from '../types.ts'
import { type BounceReport, bounceReport } from './bounce-report.ts'
import type { Envelope, IncomingMail } from './incoming-mail.ts'
import { ownWords } from './own-words.ts'

export type Recognition = {
  readonly guess: Guess
  /** True when a person should read it soon. */
  readonly needsReading: boolean
  /** What a mail server says of a letter of ours; only with the guess `bounce`. */
  readonly bounce: BounceReport | null
}

const automaticSubject =
  /^\s*(automatic reply|automatic response|auto[- ]?reply|autoreply|auto:|out of (the )?office|away from (the|my) office|ateb awtomatig|allan o['’]r swyddfa)/i
const acknowledges =
  /\b(acknowledg(e|es|ed|ing|e?ment)|(thank you|thanks) for (your|the|submitting) [^.]{0,60}(request|e-?mail|enquiry|correspondence)|(we have|has been|have been|was) (safely )?(received|logged|registered|passed to)|received your (request|e-?mail|enquiry)|rydym wedi (derbyn|cael)|cydnabod|diolch am eich (cais|e-?bost|neges))/i
const asksUs =
  /\b(please (could you |can you )?(clarify|confirm (what|which|whether you|if you))|(could|can|would) you (please |kindly )?(clarify|confirm|specify|explain what)|(require|need|seek(ing)?|ask(ing)? for|request(ing)?) (some |further |more )?clarification|clarif(y|ication) (of|on|about|regarding) your|allwch chi (egluro|gadarnhau)|eglurhad)/i
/** That a fee is asked for this request now, not that one may be some day: acknowledgements say that too. */
const asksForMoney =
  /(\b(this is|(please )?(accept|treat|regard) this (e-?mail|letter)? ?as|(hereby|now|are) (issue|issuing)( you)?( with)?|issue you with|issued as|a formal) (an? |our |the )?(formal |official )?fees? notice\b|\b(on|upon) (receipt of )?(the )?payment of (a fee of |the fee of |the sum of )?£ ?\d|\bfee of £ ?\d[\d.,]* (is|will be|must be) (now )?(payable|required|due|charged|paid)\b|\bhysbysiad ffioedd (yw|ydy|ydyw)\b|^\s*[^\n]*\bhysbysiad ffioedd\b[^\n]*\n)/i
/** That the time is taken longer for this request, not that it may be. */
const takesLonger =
  /((?<!\b(if|should|where|when|that) )\b(we|the (trust|board|health board)) (now |therefore |will |shall |do |still )*(need|requires?|needs) (some )?(more|further|additional|extra) time\b|\b(we are|the (trust|board|health board) is) (now |therefore )?(extending|to extend) (the )?(time|deadline|period|response)|\b(extend(ed)?|extension (of|to)) the (time|deadline|period|statutory [a-z ]{3,20}) .{0,80}(public interest|section 10)|\bmae angen (mwy o amser|amser ychwanegol) arnom\b)/i
/** That it is refused whole: whoever says that and speaks of money or time has answered. */
const refuses =
  /\b(refusal notice|we (have |must |therefore |hereby )*refus(e|ed|ing)\b|section 12\b|adran 12\b|hysbysiad gwrthod|gwrthod eich cais)/i
const answers =
  /\b((please (find|see)|find) (attached|enclosed|below|our response)|(attached|below|here) is (our|the) (response|reply|answer)|our response (is|to)|in response to your (request|questions?|foi)|(trust|board|we) (can confirm|does not|do not|did not|doesn['’]t|don['’]t) |(is|are) exempt|section (12|14|21|22|38|40|41|43)\b|information (is )?not held|ein hymateb|gweler (isod|ynghlwm)|nid yw(['’]r)? (bwrdd|ymddiriedolaeth))/i

/** Longer than this, somebody has written more than that the letter has arrived. */
const longestAcknowledgement = 3000

/**
 * What an incoming mail looks like. A guess for sorting and nothing more: a person can undo it, and it never moves the clock. In doubt it
 * is an answer, because an answer that nobody reads does harm and a needless look at a receipt does not. `needsReading` is false only
 * for what machines have sent and say they have sent.
 */
export function recognise(mail: IncomingMail, envelope: Envelope): Recognition {
  const bounce = bounceReport(mail, envelope)
  if (bounce?.severity === 'delivered') return machine('read-receipt')
  if (bounce) return { guess: 'bounce', needsReading: bounce.severity !== 'soft', bounce }
  if (isReadReceipt(mail)) return machine('read-receipt')
  const words = `${mail.subject}\n${ownWords(mail.text)}`.slice(0, 100_000)
  const isAutomatic = isSentByMachine(mail, envelope)
  if (mail.attachments.some(isDocument)) return person('answer')
  // Case systems send these too: from whomever they come, somebody has to act.
  if (asksForMoney.test(words) && !refuses.test(words)) return person('fees-notice')
  if (takesLonger.test(words) && !refuses.test(words)) return person('extension')
  if (answers.test(words)) return person('answer')
  // What a machine says in answer to any letter is no question about this one.
  if (!isAutomatic && asksUs.test(words)) return person('clarification')
  if (acknowledges.test(words) && words.length < longestAcknowledgement) {
    return isAutomatic ? machine('acknowledgement') : person('acknowledgement')
  }
  return isAutomatic ? machine('automatic-reply') : person('answer')
}

const machine = (guess: Guess): Recognition => ({ guess, needsReading: false, bounce: null })
const person = (guess: Guess): Recognition => ({ guess, needsReading: true, bounce: null })

const isReadReceipt = ({ signs }: IncomingMail): boolean =>
  signs.reportType === 'disposition-notification' || signs.dispositionNotification !== null

/** RFC 3834, and what programs did before it. */
function isSentByMachine({ signs, subject }: IncomingMail, { sender }: Envelope): boolean {
  if (signs.autoSubmitted !== null && signs.autoSubmitted !== 'no') return true
  if (signs.hasAutoReplyHeader || signs.precedence === 'auto_reply' || automaticSubject.test(subject)) return true
  return sender === '' || signs.precedence === 'bulk' || signs.precedence === 'junk'
}

/** A logo in a signature is a picture; what carries an answer is a document. */
const isDocument = ({ type, bytes }: IncomingMail['attachments'][number]): boolean =>
  bytes > 0 &&
  !/^(image\/|application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature|ms-tnef)|text\/(calendar|vcard|x-vcard))/.test(type)

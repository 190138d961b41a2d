/** Where most people in the UK have their mail, as far as a slip of the finger can be told from another place. */
const wellKnown = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
  'sky.com',
  'virginmedia.com',
  'talktalk.net',
  'ntlworld.com',
  'blueyonder.co.uk',
  'nhs.net',
  // Not so common, but real, and one letter away from one that is.
  'mail.com',
  'ymail.com',
] as const

/**
 * The address that was probably meant, for a question and never for a silent correction: the same with a domain that differs by one slip (a
 * letter too many, missing, wrong, or two that changed places) from one that many people have. Null: there is nothing to ask.
 */
export function suggestAddress(address: string): string | null {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (wellKnown.some(known => known === domain)) return null
  const meant = wellKnown.find(known => known.length > 8 && isOneSlip(domain, known))
  return meant === undefined ? null : `${address.slice(0, at)}@${meant}`
}

/** Damerau's four kinds of slips, one of them. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start += 1
  const [rest, wanted] = [typed.slice(start), meant.slice(start)]
  if (rest.slice(1) === wanted || rest === wanted.slice(1)) return true
  if (rest.slice(1) === wanted.slice(1)) return true
  return rest.slice(2) === wanted.slice(2) && rest[0] === wanted[1] && rest[1] === wanted[0]
}

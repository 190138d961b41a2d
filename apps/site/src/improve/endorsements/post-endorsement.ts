import { HTTPException } from 'hono/http-exception'
import { formOf, refuseForeignForms } from '../../accounts/index.ts'
import { type Ctx, localPath } from '../../foundation/index.ts'
import { callsForHelp, guardForm, mayTakeAddresses, suggestAddress } from '../../network/index.ts'
import { askedPath } from '../professionals/links.ts'
import { askedPage } from '../professionals/pages/work-pages.tsx'
import { editionNow } from '../standards/edition-store.ts'
import { emptyPage } from '../standards/pages/empty-page.tsx'
import { employersHere } from './employers.ts'
import { endorse } from './endorse.ts'
import { nameWording } from './name-wording.ts'
import { endorsePage } from './pages/endorse-page.tsx'
import { type EndorsementFault, readEndorsement } from './read-endorsement.ts'

/** Takes the form. What follows is the same for every address. */
export async function postEndorsement(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const { db, services, shell, t, locale } = c.var
  if (!mayTakeAddresses(services, shell)) throw new HTTPException(404)
  const edition = await editionNow(db, services.clock())
  if (edition === null) return emptyPage(c)
  const form = await formOf(c)
  const typed = {
    name: form('name'),
    role: form('role'),
    trust: form('trust'),
    employer: form('employer'),
    address: form('address'),
    showName: form('showName') === 'yes',
  }
  const trusts = await employersHere(c)
  const at = { edition: edition.number, trusts, typed }
  const again = (faults: readonly EndorsementFault[]) => endorsePage(c, { ...at, faults, status: 422 })
  const read = readEndorsement(typed, new Set<string>(trusts.map(({ code }) => code)))
  if (!read.ok) return again(read.faults)
  // Nobody signs a version that they have not seen, nor agrees to words that changed meanwhile.
  if (form('edition') !== String(edition.number)) {
    return endorsePage(c, { ...at, message: t('endorsements.newEdition', { number: String(edition.number) }), status: 409 })
  }
  const wording = nameWording(t)
  if (typed.showName && form('words') !== wording.sha256)
    return endorsePage(c, { ...at, message: t('endorsements.newWords'), status: 409 })
  const meant = suggestAddress(read.endorsement.address)
  // Asked once: whoever sends the same address again means it.
  if (meant !== null && form('checked') !== typed.address)
    return again([{ field: 'address', fault: 'suggest', values: { meant } }])
  const { name, employer, address } = read.endorsement
  const guard = await guardForm(c, {
    form: 'endorse',
    sent: form,
    address,
    confirms: 'always',
    ownWords: [name, employer].filter(words => words !== ''),
  })
  if (guard.go === 'wait') return endorsePage(c, { ...at, message: guard.message, status: guard.status, headers: guard.headers })
  if (guard.go === 'prove') return endorsePage(c, { ...at, message: guard.message, proof: guard.part, status: guard.status })
  if (guard.go === 'on') await endorse(services, { ...read.endorsement, locale, wording })
  return callsForHelp(guard.concerns) ? askedPage(c, guard.concerns) : c.redirect(localPath(locale, askedPath), 303)
}

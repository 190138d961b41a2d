import { type Need, needs, type ServiceForm, serviceForms } from '../service.ts'
import { supportPath } from '../support-links.ts'
import type { Wanted } from './choose-services.ts'

/** What is asked for, out of an address or a form. What we do not know is as good as not asked for. */
export function readWanted(of: (name: string) => string | undefined): Wanted {
  const language = (of('language') ?? '').toLowerCase()
  return {
    need: needs.find((need: Need) => need === of('need')) ?? null,
    form: serviceForms.find((form: ServiceForm) => form === of('form')) ?? null,
    language: /^[a-z]{2,3}$/.test(language) ? language : null,
  }
}

export const wantsAnything = ({ need, form, language }: Wanted): boolean => need === null && form === null && language === null

/** The page with what is asked for in its address; a postcode never stands there. */
export function wantedLink({ need, form, language }: Wanted): string {
  const asked = new URLSearchParams()
  if (need !== null) asked.set('need', need)
  if (form !== null) asked.set('form', form)
  if (language !== null) asked.set('language', language)
  const query = asked.toString()
  return query === '' ? supportPath : `${supportPath}?${query}`
}

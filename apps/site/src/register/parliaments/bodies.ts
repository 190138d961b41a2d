import type { Nation } from '../types.ts'

/** The four parliaments and assemblies whose members this campaign's supporters can write to. The first has one member a constituency. */
export const bodies = ['house-of-commons', 'scottish-parliament', 'senedd', 'ni-assembly'] as const
export type Body = (typeof bodies)[number]

/** Those whose members are kept by seat, several to a seat. */
export const devolvedBodies = ['scottish-parliament', 'senedd', 'ni-assembly'] as const
export type DevolvedBody = (typeof devolvedBodies)[number]

/** The parliament that decides about health services in a nation, where it is not the House of Commons. */
export const devolvedBodyOf = (nation: Nation): DevolvedBody | null =>
  (({ england: null, wales: 'senedd', scotland: 'scottish-parliament', 'northern-ireland': 'ni-assembly' }) as const)[nation]

/** The parliament's own page on which its members are found: where to go when we have no names. */
export const memberPages: Readonly<Record<Body, { readonly en: string; readonly cy: string }>> = {
  'house-of-commons': { en: 'https://members.parliament.uk/FindYourMP', cy: 'https://members.parliament.uk/FindYourMP' },
  'scottish-parliament': {
    en: 'https://www.parliament.scot/msps/current-and-previous-msps',
    cy: 'https://www.parliament.scot/msps/current-and-previous-msps',
  },
  senedd: {
    en: 'https://senedd.wales/find-a-member-of-the-senedd/',
    cy: 'https://senedd.cymru/dod-o-hyd-i-aelod-o-r-senedd/',
  },
  'ni-assembly': { en: 'https://www.niassembly.gov.uk/your-mlas/', cy: 'https://www.niassembly.gov.uk/your-mlas/' },
}

export const isBody = (text: string): text is Body => (bodies as readonly string[]).includes(text)

/** The addresses of the pages that say where a trust is reached. */
export const contactsPath = '/console/contacts'
export const contactPath = '/console/contacts/:code'

export type ContactsShown = 'all' | 'missing' | 'bouncing' | 'by-hand'

export function contactsLink({ show, q }: { show?: ContactsShown; q?: string } = {}): string {
  const query = new URLSearchParams({ ...(show && show !== 'all' ? { show } : {}), ...(q ? { q } : {}) }).toString()
  return query === '' ? contactsPath : `${contactsPath}?${query}`
}

export const contactLink = (code: string): string => `${contactsPath}/${encodeURIComponent(code)}`

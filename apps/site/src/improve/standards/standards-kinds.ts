import type { ContentEntry, Ctx, EntryKind } from '../../foundation/index.ts'
import { editionNow } from './edition-store.ts'
import { helpNow, helpShape } from './help-kind.ts'
import { emptyPage } from './pages/empty-page.tsx'
import { standardsPage } from './pages/standards-page.tsx'
import { type Edition, inOrder, standardOf } from './standard.ts'
import { standardShape } from './standard-kind.ts'
import { loadStandards } from './standards-view.ts'

/** The present edition with this entry in the place of the one with its key. */
async function editionWith(c: Ctx, entry: ContentEntry | null): Promise<Edition | null> {
  const { db, services } = c.var
  const present = await editionNow(db, services.clock())
  const standard = entry && standardOf(entry)
  if (!standard) return present
  const others = (present?.standards ?? []).filter(({ key }) => key !== standard.key)
  return { number: present?.number ?? 1, madeAt: services.clock(), standards: inOrder([...others, standard]) }
}

async function previewStandard(c: Ctx, entry: ContentEntry): Promise<Response> {
  const edition = await editionWith(c, entry)
  if (edition === null) return emptyPage(c)
  return standardsPage(c, { view: await loadStandards(c, edition, 'patients'), isPreview: true })
}

async function previewHelp(c: Ctx, entry: ContentEntry): Promise<Response> {
  const edition = await editionWith(c, null)
  if (edition === null) return emptyPage(c)
  const help = await helpNow(c.var.db, entry)
  return standardsPage(c, { view: await loadStandards(c, edition, 'patients', { help }), isPreview: true })
}

/** What staff edit of the standards. */
export const standardsKinds: readonly EntryKind[] = [
  { ...standardShape, preview: previewStandard },
  { ...helpShape, preview: previewHelp },
]

import type { RequestView } from '../request-view.ts'

/** What every form of the page carries: the version it was made from, what the log knew then, and its own token. */
export const HiddenFields = ({ view }: { view: Pick<RequestView, 'request' | 'seen' | 'formToken'> }) => (
  <>
    <input type="hidden" name="basedOn" value={String(view.request.version)} />
    <input type="hidden" name="seen" value={String(view.seen)} />
    <input type="hidden" name="token" value={view.formToken} />
  </>
)

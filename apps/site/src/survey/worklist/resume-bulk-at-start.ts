import { describeError, type Services } from '../../foundation/index.ts'
import { resumeBulk } from './run-bulk.ts'

/**
 * When the site starts: goes on with what was confirmed for several requests and not brought to its end. A plan that cannot be gone on with
 * does not keep the site from starting: its page says that it stopped, and has the button.
 */
export async function resumeBulkAtStart(services: Services): Promise<void> {
  const { log } = services
  try {
    const count = await resumeBulk({ db: services.write, office: services })
    if (count > 0) log('bulk-resumed', { count })
  } catch (error) {
    log('bulk-not-resumed', describeError(error))
  }
}

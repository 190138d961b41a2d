import type { Statements } from './workbench.ts'

/**
 * From here on rows come out in the order in which they are asked for, in all connections: a free order, or several threads, would write the same rows in another order each time.
 * Whoever sets it back takes it from the others who write: nobody does, but where nothing else goes on.
 */
export const keepOrder = (statements: Statements): Promise<void> => statements.run('SET preserve_insertion_order = true')

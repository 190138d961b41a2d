import module from 'node:module'
import { join } from 'node:path'

/**
 * Keeps the code of the site and of its packages in the form that the machine runs, beside the built site: a later start need not compile
 * it again. Where that folder cannot be written to, the start takes a little longer, and nothing else changes.
 */
export const keepCompiledCode = (built: string): void => {
  module.enableCompileCache(join(built, '../compiled'))
}

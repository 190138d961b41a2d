import { readKeptMail } from './mail-in/read-kept-mail.ts'

/**
 * What is done in the thread that reads what strangers have sent. Files that are loaded from here can be run by Node as they are: no
 * pages, no style sheets, nothing of `foundation/index.ts` but its types. A task loads what it needs when it is first asked.
 */
export const tasks = {
  'read-mail': readKeptMail,
  /** The file at a path of ours: what it is, what it hides, what can be read in it. */
  'look-into': async (path: string) => {
    const [{ readFile }, { lookInto }] = await Promise.all([
      import('node:fs/promises'),
      import('./attachments/look/look-into.ts'),
    ])
    return lookInto(await readFile(path))
  },
}

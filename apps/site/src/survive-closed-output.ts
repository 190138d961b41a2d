/**
 * Whoever reads our words may go away first (`… | head`). That must not break off what we are doing: a publication, a backup, the site
 * itself. What nobody reads is not written.
 */
export function surviveClosedOutput(outputs: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr]): void {
  for (const output of outputs) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}

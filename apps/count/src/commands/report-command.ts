import { existsSync } from 'node:fs'
import { rowsBehind } from '../figures/index.ts'
import { readRegisterFile } from '../pipeline/write-tables.ts'
import { composeReport, readEvidence, readFonts, writeHtml, writePdf } from '../report/index.ts'
import { readResult, resultFiles } from '../results/index.ts'
import { Failure, openOutFolder, openWorkbench, stopped } from '../workbench/index.ts'
import type { Command, CommandContext } from './command.ts'

const names = { html: 'report.html', pdf: 'report.pdf' } as const

export const reportCommand: Command = {
  name: 'report',
  summary: 'Writes the report for people inside the hospital, as one HTML file and as PDF',
  usage: 'report RESULTS [--hospital "Name"]',
  options: {
    hospital: {
      type: 'string',
      value: 'NAME',
      description: 'The name of the hospital or trust for the title: no extract says it.',
    },
  },
  async run({ options, positionals, say, signal }: CommandContext) {
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0)
      throw new Failure('usage', 'Say which folder holds the results of “count”: spotlight-count report FOLDER')
    const result = readResult(folder)
    for (const name of [resultFiles.registerParquet, resultFiles.evidenceParquet]) {
      if (!existsSync(`${folder}/${name}`))
        throw new Failure('input', `${name} is missing in ${folder}. Run “spotlight-count count” again.`)
    }
    const out = openOutFolder(folder)
    const workbench = await openWorkbench({ beside: out.path, signal })
    try {
      const register = await readRegisterFile(workbench, out.pathOf(resultFiles.registerParquet))
      const evidence = await readEvidence(workbench, out.pathOf(resultFiles.evidenceParquet))
      const hospital =
        typeof options.hospital === 'string' && options.hospital.trim() !== '' ? options.hospital.trim() : undefined
      const report = composeReport({ result, register, evidence, rowsBehind, hospital })
      const fonts = readFonts()
      out.write(names.html, writeHtml(report, fonts.html))
      out.write(names.pdf, await writePdf(report, fonts.pdf, result.asAt))
      if (signal.aborted) throw stopped()
      out.commit()
    } catch (error) {
      out.discard()
      throw error
    } finally {
      workbench.close()
    }
    say(`Written: ${out.pathOf(names.html)} and ${out.pathOf(names.pdf)}.`)
    say('They hold patients’ data and stay inside the hospital. What may leave is made by “spotlight-count sign”.')
  },
}

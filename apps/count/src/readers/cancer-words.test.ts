import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorkbench } from '../workbench/index.ts'
import { isMalignantInWords, namesBreastPrimary, namesOtherPrimary, primaryInWords } from './cancer-words.ts'

/** What each name says, and whether it is a cancer of which somebody must be told where nothing else says what it is. */
const names = [
  ['Infiltrating duct carcinoma of breast', 'BREAST', true],
  ['Malignant neoplasm of upper-outer quadrant of female breast (disorder)', 'BREAST', true],
  ['BREAST CANCER', 'BREAST', true],
  ['Ductal carcinoma in situ of breast', undefined, false],
  ['Intraductal carcinoma, noninfiltrating, of breast', undefined, false],
  ['Secondary malignant neoplasm of female breast', undefined, true],
  ['Metastatic malignant neoplasm to breast', undefined, true],
  ['Secondary malignant neoplasm of axillary lymph nodes', undefined, true],
  ['Carcinoma of breast with lymph node spread', undefined, true],
  ['History of malignant neoplasm of breast', undefined, false],
  ['Family history of malignant neoplasm of breast', undefined, false],
  ['Hereditary breast and ovarian cancer syndrome', undefined, false],
  ['Breast cancer?', undefined, false],
  ['Benign neoplasm of breast', undefined, false],
  ['Malignant melanoma of skin of breast', 'OTHER-PRIMARY', false],
  ['Malignant neoplasm of nipple', 'BREAST', true],
  ['Extramammary Paget carcinoma of vulva', 'OTHER-PRIMARY', true],
  ['Pleural mesothelioma', 'OTHER-PRIMARY', false],
  ['Lymphoma of breast', 'OTHER-PRIMARY', true],
  ['Malignant tumor of lung', 'OTHER-PRIMARY', true],
  ['Malignant tumour of colon', 'OTHER-PRIMARY', true],
  ['Primary malignant neoplasm of ovary', 'OTHER-PRIMARY', true],
  ['Adenocarcinoma of prostate', 'OTHER-PRIMARY', true],
  ['Acute myeloid leukaemia', 'OTHER-PRIMARY', true],
  ['Melanoma in situ', undefined, false],
  ['Secondary malignant neoplasm of lung', undefined, true],
  ['Metastatic carcinoma to liver', undefined, true],
  ['Basal cell carcinoma of lip', undefined, false],
  ['Squamous cell carcinoma of skin of lip', undefined, false],
  ['Malignant pleural effusion', undefined, true],
  ['Lymphangitis carcinomatosa of lung', undefined, true],
  ['Malignant neoplastic disease', undefined, true],
  ['Infiltrating duct carcinoma', undefined, true],
  ['Viral sinusitis', undefined, false],
] as const

test.each(names)('%s', (name, primary, isMalignant) => {
  expect([primaryInWords(name), isMalignantInWords(name)]).toEqual([primary, isMalignant])
})

test('in SQL the names say the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cancer-words-'))
  const workbench = await openWorkbench({ beside: folder, threads: 1 })
  try {
    await workbench.run('CREATE TEMP TABLE said (place INTEGER, name VARCHAR)')
    for (const [place, [name]] of names.entries())
      await workbench.run('INSERT INTO said VALUES ($1, $2)', [place, name.toLowerCase()])
    const found = await workbench.rows<{ said: string | null }>(`SELECT CASE WHEN ${namesBreastPrimary('name')} THEN 'BREAST'
      WHEN ${namesOtherPrimary('name')} THEN 'OTHER-PRIMARY' END AS said FROM said ORDER BY place`)
    expect(found.map(({ said }) => said ?? undefined)).toEqual(names.map(([, primary]) => primary))
  } finally {
    workbench.close()
    rmSync(folder, { recursive: true })
  }
})

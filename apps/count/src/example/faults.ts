import { gzipSync } from 'node:zlib'
import type { Output } from './formats/output.ts'

/** Files as they should not be, to try `spotlight-count check`. Nobody in them counts for the truth. */
export function writeFaults(output: Output): void {
  const cosd = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<COSD:COSD xmlns:COSD="http://www.datadictionary.nhs.uk/messages/COSD-v9-0-1"><RecordCount value="2"/>',
    '<COSDRecord><Breast><LinkagePatientId><NhsNumber extension="9990000018"/></LinkagePatientId></Breast></COSDRecord>',
    '<COSDRecord><Breast><LinkagePatientId><NhsNumber exten',
  ].join('\n')
  output.put('faults/cosd-broken-off.xml', cosd)
  output.put('faults/cosd-broken-off.xml.gz', gzipSync(cosd).subarray(0, 90))
  const header =
    'NHSNumber,DateofBirth,Sex,Postcode,StartDateConsultantEpisode,EndDateConsultantEpisode,DischargeMethodHospitalProviderSpell,PrimaryDiagnosisICD,SecondaryDiagnosisICD1'
  output.put(
    'faults/sus-header-changed.csv',
    `${header.replace('StartDateConsultantEpisode', 'Episode begins')}\n9990000018,1950-02-03,2,QX1 1AA,2023-05-01,2023-05-03,1,C509,C795\n`,
  )
  output.put('faults/sus-american-dates.csv', `${header}\n9990000018,02/23/1950,2,QX1 1AA,05/17/2023,05/19/2023,1,C509,C795\n`)
  output.put(
    'faults/sus-nobody.csv',
    `${header}\n9999999999,1950-02-03,2,QX1 1AA,2023-05-01,2023-05-03,1,C509,C795\n1234567890,1950-02-03,2,QX1 1AA,2023-05-01,2023-05-03,1,C509,Z99Z9\n`,
  )
  output.put(
    'faults/sus-one-number-two-people.csv',
    `${header}\n9990000018,1950-02-03,2,QX1 1AA,2023-05-01,2023-05-03,1,C509,\n9990000018,1988-11-30,1,VZ9 9ZZ,2023-06-01,2023-06-03,1,C61,\n`,
  )
  output.put(
    'faults/hes-three-diagnoses.csv',
    'PSEUDO_HESID,EPIKEY,EPISTART,EPIEND,ADMIDATE,DISMETH,DIAG_4_01,DIAG_4_02,DIAG_4_03,SEX,MYDOB\nA1,1,2023-05-01,2023-05-02,2023-05-01,1,C509,C795,,2,021950\n',
  )
  output.put('faults/empty.csv', '')
  output.put('faults/header-only.csv', `${header}\n`)
  output.put('faults/holiday-rota.csv', 'week,ward\n1,blue\n2,green\n')
  output.put('faults/notes.txt', 'Please send the rest by Friday.\n')
}

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type OtherFile, otherThanASubmission } from './other-than-a-submission.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each<[what: string, file: Uint8Array, kind: OtherFile | null]>([
  ['a submission', bytes('{"signature":"x","submission":{}}'), null],
  ['one that was saved again, to be told so by its own check', bytes('{\n  "signature": "x"\n}'), null],
  ['one with a mark in front', bytes('\uFEFF{"signature":"x"}'), null],
  ['some words', bytes('Here it is'), null],
  ['nothing', bytes(' \n'), 'empty'],
  ['the secret key', bytes('-----BEGIN PRIVATE KEY-----\nMC4'), 'secret-key'],
  ['a locked secret key', bytes('-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4'), 'secret-key'],
  ['the public key', bytes('-----BEGIN PUBLIC KEY-----\nMCo'), 'public-key'],
  ['the report on paper', bytes('%PDF-1.7'), 'report'],
  ['the report as a page', bytes('<!DOCTYPE html><html>'), 'report'],
  ['COSD', bytes('<?xml version="1.0"?><COSD:COSD'), 'extract'],
  ['the register', bytes('person_id,tier,nhs_number,local_ids\np-1,definite,9995144867,x'), 'extract'],
  ['a table with tabs and a mark in front', bytes('\uFEFFNHS Number\tSurname\tBirth date\n'), 'extract'],
  ['Parquet', bytes('PAR1\u0015\u0004'), 'extract'],
  ['FHIR', bytes('{"resourceType":"Bundle"}'), 'extract'],
  ['FHIR, one a line, spread out', bytes('{ "resourceType": "Patient" }'), 'extract'],
  ['a spreadsheet', bytes('PK\u0003\u0004xl'), 'packed'],
  ['gzip', gzipSync('{}'), 'packed'],
  ['bytes of nothing', new Uint8Array([0xff, 0xfe, 0x00]), null],
])('%s is told from what lies beside it', (_, file, kind) => {
  expect(otherThanASubmission(file)).toBe(kind)
})

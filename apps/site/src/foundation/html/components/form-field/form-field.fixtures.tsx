import type { Fixtures } from '../fixtures.ts'
import { Radios, Select, TextArea, TextField } from './form-field.tsx'

const nations = [
  { value: 'england', label: 'England' },
  { value: 'wales', label: 'Wales' },
]

export const formFieldFixtures: Fixtures = {
  'text, empty': t => <TextField t={t} id="sample-name" label="Your name" hint="As you want us to use it" autocomplete="name" />,
  'text, invalid': t => (
    <TextField t={t} id="sample-name-invalid" label="Your name" error="Enter your name" autocomplete="name" />
  ),
  'text, complete': t => <TextField t={t} id="sample-name-complete" label="Your name" value="Sam" autocomplete="name" />,
  'select, empty': t => <Select t={t} id="sample-nation" label="Nation" choices={nations} />,
  'select, invalid': t => <Select t={t} id="sample-nation-invalid" label="Nation" choices={nations} error="Choose a nation" />,
  'select, complete': t => <Select t={t} id="sample-nation-complete" label="Nation" choices={nations} value="wales" />,
  'radios, empty': t => <Radios t={t} id="sample-where" label="Where do you live?" choices={nations} />,
  'radios, invalid': t => (
    <Radios t={t} id="sample-where-invalid" label="Where do you live?" choices={nations} error="Choose where you live" />
  ),
  'radios, complete': t => (
    <Radios t={t} id="sample-where-complete" label="Where do you live?" choices={nations} value="england" />
  ),
  'textarea, empty and optional': t => <TextArea t={t} id="sample-words" label="Your words" rows={3} optional />,
  'textarea, invalid': t => (
    <TextArea t={t} id="sample-words-invalid" label="Your words" rows={3} value="Hi" error="Write at least one sentence" />
  ),
  'textarea, complete': t => (
    <TextArea t={t} id="sample-words-complete" label="Your words" rows={3} value="I want to be counted." />
  ),
}

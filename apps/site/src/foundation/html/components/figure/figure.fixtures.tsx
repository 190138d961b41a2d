import type { Fixtures } from '../fixtures.ts'
import { Figure, FigureNote } from './figure.tsx'

const facts = {
  date: '2016-09-21',
  source: { name: 'A press release of the campaign', href: '/facts' },
  denominator: 'all hospital trusts in England that were asked',
}

export const figureFixtures: Fixtures = {
  'one number': t => <Figure t={t} value="19%" words="of trusts collected nothing." {...facts} />,
  'with a caveat': t => (
    <Figure t={t} value="47%" words="collected it in part." {...facts}>
      <p class="small">How many trusts were asked is not known to us.</p>
    </Figure>
  ),
  'for a table': t => <FigureNote t={t} {...facts} date="2019-10/2022-09" />,
  'at night': t => (
    <div class="night band">
      <Figure t={t} value="19%" words="of trusts collected nothing." {...facts} />
    </div>
  ),
}

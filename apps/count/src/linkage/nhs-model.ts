import { type LinkageModel, linkageModel } from './model.ts'

/** How mentions without an NHS number are compared with all others. The columns are those of `mention`. */
export const nhsModel: LinkageModel = linkageModel.parse({
  id: 'nhs-1',
  populationAtLeast: 10_000,
  comparisons: [
    {
      column: 'given_name',
      label: 'given name',
      kind: 'name',
      swappedWith: 'family_name',
      nicknames: true,
      frequencies: true,
      tellsApart: true,
    },
    { column: 'family_name', label: 'family name', kind: 'name', swappedWith: 'given_name', frequencies: true },
    { column: 'birth_date', label: 'birth date', kind: 'date', frequencies: true, tellsApart: true },
    { column: 'sex', label: 'sex', kind: 'exact' },
    { column: 'postcode', label: 'postcode', kind: 'postcode', frequencies: true },
  ],
  blocks: [
    ['birth_date', 'family_name:1'],
    ['birth_date', 'given_name:1'],
    ['birth_date', 'postcode:district'],
    ['birth_date:digits', 'family_name:skeleton'],
    ['given_name+family_name'],
    ['given_name+family_name', 'birth_date:year'],
    ['given_name+family_name', 'postcode:district'],
    ['given_name:formal', 'family_name', 'birth_date:year'],
    ['given_name:formal', 'family_name:skeleton', 'birth_date:month'],
    ['postcode', 'birth_date:year'],
    ['postcode', 'given_name:formal'],
    ['postcode', 'family_name:skeleton'],
  ],
})

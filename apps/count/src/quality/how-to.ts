/**
 * How to mend something, for each system. We name items of COSD by their number and name (COSD user guide v10), never a menu of a product: those differ between
 * releases and hospitals, and we have not been able to check them.
 */
export type HowTo = { system: string; steps: string }

const systems = ['Somerset Cancer Register', 'InfoFlex', 'Any other cancer system'] as const

const inSystem: Readonly<Record<(typeof systems)[number], string>> = {
  'Somerset Cancer Register':
    'In the person’s cancer record, in the form in which your release keeps these items (your system administrator or the supplier’s user guide names it): ',
  InfoFlex:
    'In the person’s cancer record, in the data view that your hospital has set up for these items (your InfoFlex administrator knows it): ',
  'Any other cancer system': 'In the person’s cancer record: ',
}

/** The same steps in each system’s terms. */
export const inCancerSystems = (steps: string): HowTo[] =>
  systems.map(system => ({ system, steps: `${inSystem[system]}${steps}` }))

export const elsewhere = (system: string, steps: string): HowTo => ({ system, steps })

export const recordReturn =
  'add a new record on the non-primary cancer pathway, choose recurrence or progression as the team agreed, and fill in the date of the non-primary cancer diagnosis (clinically agreed), CR7100 original primary diagnosis (ICD) with C50, CR6520 metastatic type (03 is distant) and CR1590 metastatic site. Each new return is a new record.'

export const recordPrimary =
  'on the primary pathway fill in the date of the primary diagnosis (clinically agreed) and the primary diagnosis (ICD), also where the first treatment was elsewhere or long ago.'

export const recordStage =
  'on the primary pathway fill in the M category and the TNM stage grouping with their date, and where there is spread CR6520 metastatic type and CR1590 metastatic site.'

export const traceNumber = 'trace the number and fill in CR0010 NHS number and CR1350 NHS number status indicator code.'

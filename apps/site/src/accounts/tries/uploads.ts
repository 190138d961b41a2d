import type { Services } from '../../foundation/index.ts'
import { takeTry } from './take-try.ts'

/**
 * Counts what comes through a private link before it is kept, in all processes together. False: so much has come within the hour that
 * nothing more is taken. `weight`: for how many files it counts.
 */
export const takeUpload = async (
  services: Pick<Services, 'write' | 'secret'>,
  { link, weight }: { readonly link: string; readonly weight: number },
): Promise<boolean> => (await takeTry(services, { purpose: 'upload', key: link }, weight)).allowed

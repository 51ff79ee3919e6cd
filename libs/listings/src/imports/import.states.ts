export type ImportState =
  'uploaded' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed';
export type ImportPass = 'check' | 'apply';
export type ImportAct = 'check' | 'apply' | 'cancel' | 'resume';

/** What each act may begin from. A cancelled import resumes the pass that it was in. */
export const IMPORT_FROM: Record<ImportAct, readonly ImportState[]> = {
  check: ['uploaded', 'checked', 'cancelled', 'failed'],
  apply: ['checked'],
  cancel: ['checking', 'applying'],
  resume: ['cancelled'],
};

export const RUNNING: Record<ImportPass, ImportState> = { check: 'checking', apply: 'applying' };
export const DONE: Record<ImportPass, ImportState> = { check: 'checked', apply: 'applied' };

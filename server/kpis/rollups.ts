import {
  dossierChanges,
  dossierPending,
  dossierTotals,
  exchangeChanges,
  exchangePending,
  exchangeTotals,
  petitionChanges,
  petitionPending,
  petitionTotals,
  surveyChanges,
  surveyPending,
  surveyTotals,
} from '../../db/schema/rollups.ts'

/** The rollup of each flow, for the measures that are answered from it. */
export const dossierRollup = { totals: dossierTotals, pending: dossierPending, changes: dossierChanges }
export const petitionRollup = { totals: petitionTotals, pending: petitionPending, changes: petitionChanges }
export const surveyRollup = { totals: surveyTotals, pending: surveyPending, changes: surveyChanges }
export const exchangeRollup = { totals: exchangeTotals, pending: exchangePending, changes: exchangeChanges }

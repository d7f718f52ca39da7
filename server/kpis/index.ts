import centralSystemsConnected from './central-systems-connected.ts'
import type { Kpi } from './define.ts'
import dossiersByIdentifiedUsers from './dossiers-by-identified-users.ts'
import dossiersDigitalResult from './dossiers-digital-result.ts'
import dossiersFiledOnline from './dossiers-filed-online.ts'
import dossiersFullProcess from './dossiers-full-process.ts'
import dossiersOverdue from './dossiers-overdue.ts'
import dossiersPaidOnline from './dossiers-paid-online.ts'
import dossiersSettledOnTime from './dossiers-settled-on-time.ts'
import lgspExchanges from './lgsp-exchanges.ts'
import officesInWarehouse from './offices-in-warehouse.ts'
import officesWithOpenData from './offices-with-open-data.ts'
import officesWithSharedTables from './offices-with-shared-tables.ts'
import officesWithoutLateTask from './offices-without-late-task.ts'
import openDatasetsMachineReadable from './open-datasets-machine-readable.ts'
import openDatasetsPublished from './open-datasets-published.ts'
import petitionSurvey from './petition-survey.ts'
import petitionsNotRepeated from './petitions-not-repeated.ts'
import petitionsOnTime from './petitions-on-time.ts'
import platformsInOperation from './platforms-in-operation.ts'
import satisfactionSurvey from './satisfaction-survey.ts'
import servicesFullProcess from './services-full-process.ts'
import servicesOnNationalPortal from './services-on-national-portal.ts'
import sharedDatabasesCreated from './shared-databases-created.ts'
import sharedTables from './shared-tables.ts'
import surveyAccess from './survey-access.ts'
import surveyFeedback from './survey-feedback.ts'
import surveyOfficials from './survey-officials.ts'
import surveyProcedure from './survey-procedure.ts'
import surveyResult from './survey-result.ts'
import tasksCompleted from './tasks-completed.ts'
import tasksOnTime from './tasks-on-time.ts'
import tasksOverdue from './tasks-overdue.ts'
import tasksWithoutDeadline from './tasks-without-deadline.ts'
import warehouseDatasets from './warehouse-datasets.ts'
import warehouseFields from './warehouse-fields.ts'
import warehouseRecords from './warehouse-records.ts'

/** The shelf: every computed KPI, in the order in which a mayor should read them. */
export const kpis: readonly Kpi[] = [
  sharedDatabasesCreated,
  officesWithSharedTables,
  sharedTables,
  openDatasetsPublished,
  officesWithOpenData,
  openDatasetsMachineReadable,
  warehouseDatasets,
  warehouseFields,
  warehouseRecords,
  officesInWarehouse,

  servicesOnNationalPortal,
  servicesFullProcess,
  dossiersFiledOnline,
  dossiersFullProcess,
  dossiersSettledOnTime,
  dossiersOverdue,
  dossiersPaidOnline,
  dossiersDigitalResult,

  satisfactionSurvey,
  surveyAccess,
  surveyProcedure,
  surveyOfficials,
  surveyResult,
  surveyFeedback,
  petitionsOnTime,
  petitionsNotRepeated,
  petitionSurvey,

  centralSystemsConnected,
  platformsInOperation,
  dossiersByIdentifiedUsers,
  lgspExchanges,

  tasksOnTime,
  tasksOverdue,
  tasksCompleted,
  tasksWithoutDeadline,
  officesWithoutLateTask,
]

export const kpiById: ReadonlyMap<string, Kpi> = new Map(kpis.map((kpi) => [kpi.id, kpi]))

import type { ReportedKpi } from './reported-kpi.ts'
import { economyKpis } from './reported-kpis-economy.ts'
import { indexKpis } from './reported-kpis-indices.ts'
import { peopleKpis } from './reported-kpis-people.ts'
import { securityKpis } from './reported-kpis-security.ts'
import { serviceKpis } from './reported-kpis-services.ts'
import { workKpis } from './reported-kpis-work.ts'

/** What offices report, or ministries publish, besides what is counted from registers. Names and formulas are the story's. */
export const reportedKpis: readonly ReportedKpi[] = [
  ...serviceKpis,
  ...peopleKpis,
  ...securityKpis,
  ...workKpis,
  ...economyKpis,
  ...indexKpis,
]

import { eq } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { openDatasets } from '../../../db/schema/registers.ts'
import { type Day, dayOfInstant } from '../../core/day.ts'
import type { SourceOptions } from '../../core/feeds/feed.ts'
import { fold } from '../../core/text.ts'
import type { PortalDataset } from '../../feeds/ckan.ts'
import { FeedFault } from '../../feeds/feed-fault.ts'

/**
 * Formats whose structure a program can read: two stars and more of Tim Berners-Lee's scheme for open data, which counts
 * spreadsheets and leaves out scans, documents and pictures.
 */
const readable = new Set(
  'csv tsv json jsonl ndjson geojson topojson xml kml kmz gml gpx rdf ttl n3 jsonld json-ld xls xlsx ods parquet shp gpkg netcdf api wms wfs'.split(
    ' ',
  ),
)

type Planned = typeof openDatasets.$inferSelect
/** What has left the plan is left alone, though the portal may still list it: it would come back as another. */
const isRetired = ({ retiredOn }: Planned, today: Day) => retiredOn !== null && retiredOn <= today

/**
 * The rows of the register as a portal makes them: what it lists is published, what it lists no longer is not, and what it
 * has beyond the plan joins the list. A dataset is found in the plan by the code that the portal's keepers gave it, or by
 * its title; the day of an earlier publication stays. `today`: the city's.
 * @throws FeedFault nothing-there: a portal without one dataset is taken for a failure, not for an empty city
 */
export async function openDatasetRows(
  db: Db,
  datasets: readonly PortalDataset[],
  { organizations = {}, codeField }: SourceOptions,
  today: Day,
): Promise<Record<string, unknown>[]> {
  if (datasets.length === 0) throw new FeedFault('nothing-there')
  const plan = await db
    .select()
    .from(openDatasets)
    .where(eq(openDatasets.knownTo, 'infinity'))
    .orderBy(openDatasets.code)
  const find = finder(plan, codeField)
  const found = new Map<string, PortalDataset>()
  const rows: Record<string, unknown>[] = []
  for (const dataset of datasets) {
    const planned = find(dataset)
    if (planned && !found.has(planned.code)) found.set(planned.code, dataset)
    else if (!planned) rows.push(beyondPlan(dataset, organizations, today))
  }
  for (const row of plan.filter((one) => !isRetired(one, today))) {
    const listed = found.get(row.code)
    // What joined from beyond the plan under its own code is found by that code, too.
    rows.push(listed ? published(row, listed, today) : withdrawn(row))
  }
  return rows
}

/** The code of a dataset that no plan names: its name on the portal, where that is short enough, else its id. */
const ownCode = ({ name, id }: PortalDataset) => `CKAN-${name.length <= 59 ? name : id}`

function finder(plan: readonly Planned[], codeField: string | undefined) {
  const byCode = new Map(plan.map((row) => [row.code, row]))
  const byTitle = new Map<string, Planned | null>()
  // Two of one title are told apart by their codes only.
  for (const row of plan) byTitle.set(fold(row.nameVi), byTitle.has(fold(row.nameVi)) ? null : row)
  return (dataset: PortalDataset): Planned | undefined =>
    (codeField ? byCode.get(dataset.extras[codeField] ?? '') : undefined) ??
    byCode.get(ownCode(dataset)) ??
    byTitle.get(fold(dataset.title)) ??
    undefined
}

const kept = ({
  code,
  officeCode,
  nameVi,
  nameEn,
  listedOn,
  retiredOn,
  documentCode,
  plannedOn,
}: Planned) => ({
  code,
  officeCode,
  nameVi,
  nameEn,
  listedOn,
  retiredOn,
  documentCode,
  plannedOn,
})

function published(row: Planned, dataset: PortalDataset, today: Day) {
  const machineReadable = isReadable(dataset)
  return {
    ...kept(row),
    publishedOn: row.publishedOn ?? dayOf(dataset, today),
    machineReadable,
    assessedOn: row.machineReadable === machineReadable ? row.assessedOn : today,
  }
}

const withdrawn = (row: Planned) => ({
  ...kept(row),
  publishedOn: null,
  machineReadable: null,
  assessedOn: null,
})

/** An organisation that nobody has named stays as it is, so that its row is refused by the portal's own word for it. */
function beyondPlan(dataset: PortalDataset, organizations: Record<string, string>, today: Day) {
  const day = dayOf(dataset, today)
  const organization = dataset.organization ?? ''
  return {
    code: ownCode(dataset),
    officeCode: organizations[organization] ?? organization,
    nameVi: dataset.title,
    nameEn: dataset.extras.title_en ?? dataset.title,
    listedOn: day,
    retiredOn: null,
    documentCode: null,
    plannedOn: null,
    publishedOn: day,
    machineReadable: isReadable(dataset),
    assessedOn: today,
  }
}

const isReadable = ({ formats }: PortalDataset) =>
  formats.some((format) => readable.has(format.replace(/^\./, '')))

/** CKAN writes UTC without saying so. A demonstration's city stands before its portal: it then learns of it today. */
function dayOf({ createdAt }: PortalDataset, today: Day): Day {
  const instant = new Date(/[Z+]/.test(createdAt.slice(10)) ? createdAt : `${createdAt}Z`)
  const day = Number.isNaN(instant.getTime()) ? today : dayOfInstant(instant)
  return day < today ? day : today
}

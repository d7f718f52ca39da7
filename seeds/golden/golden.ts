import type { Db } from '../../db/client.ts'
import {
  centralSystems,
  dossiers,
  exchanges,
  officeSuccessions,
  offices,
  openDatasets,
  petitions,
  platforms,
  procedures,
  sharedDatabases,
  sharedTables,
  surveyResponses,
  tasks,
  warehouseDatasets,
} from '../../db/schema/index.ts'
import { type Facts, recordVersion } from '../../db/versions.ts'
import type { Day } from '../../server/core/day.ts'

/**
 * Some thirty rows to add up by hand. Three departments and a district, all about March 2024 and told in the order in
 * which they became known. What is asked of them, and what comes out, stands in server/kpis/golden.test.ts.
 */

/** Nothing is recorded before the day's work begins. */
export const morningOf = (day: Day): string => `${day}T09:00:00+07:00`

type Keyed = Parameters<typeof recordVersion>[1]

export async function loadGolden(db: Db): Promise<void> {
  let today = '2024-01-02'
  const on = (day: Day) => {
    today = day
  }
  const record = async <T extends Keyed>(
    table: T,
    facts: Facts<T> & { code: string },
    by = 'Danh mục thành phố',
  ) => {
    await recordVersion(db, table, facts.code, { at: morningOf(today), by, facts })
  }

  // Who answers: three departments and a district of the city.
  const city = { parentCode: null, validFrom: '2021-01-01', validTo: null }
  const below = { ...city, parentCode: 'HP' }
  const health = { code: 'SYT', kind: 'department', nameVi: 'Sở Y tế', nameEn: 'Health', ...below } as const
  const transport = {
    code: 'SGTVT',
    kind: 'department',
    nameVi: 'Sở Giao thông vận tải',
    nameEn: 'Transport',
    ...below,
  } as const
  const building = {
    code: 'SXD',
    kind: 'department',
    nameVi: 'Sở Xây dựng',
    nameEn: 'Construction',
    ...below,
  } as const
  await record(offices, {
    code: 'HP',
    kind: 'city',
    nameVi: 'Thành phố Hải Phòng',
    nameEn: 'Hai Phong City',
    ...city,
  })
  await record(offices, health)
  await record(offices, transport)
  await record(offices, building)
  await record(offices, {
    code: '303',
    kind: 'district',
    nameVi: 'Quận Hồng Bàng',
    nameEn: 'Hồng Bàng District',
    ...below,
  })

  // 2 January 2024: the lists of the year.
  const listed = { sample: true, listedOn: '2024-01-01', retiredOn: null }
  const hospitals = {
    code: 'DB-1',
    officeCode: 'SYT',
    nameVi: 'Cơ sở dữ liệu cơ sở khám bệnh',
    nameEn: 'Hospitals',
    plannedOn: '2024-03-31',
    createdOn: null as Day | null,
    ...listed,
  }
  const vehicles = {
    code: 'DB-3',
    officeCode: 'SGTVT',
    nameVi: 'Cơ sở dữ liệu phương tiện',
    nameEn: 'Vehicles',
    ...listed,
  }
  await record(sharedDatabases, hospitals)
  await record(sharedDatabases, {
    code: 'DB-2',
    officeCode: 'SYT',
    nameVi: 'Cơ sở dữ liệu tiêm chủng',
    nameEn: 'Vaccinations',
    plannedOn: '2024-02-29',
    ...listed,
  })
  await record(sharedDatabases, vehicles)

  const warehouse = {
    code: 'W-1',
    officeCode: 'SYT',
    nameVi: 'Danh sách cơ sở khám bệnh',
    nameEn: 'List of hospitals',
    loadedOn: '2024-01-01',
    fieldCount: 12,
    recordCount: 1000,
    ...listed,
  }
  await record(warehouseDatasets, warehouse)
  await record(warehouseDatasets, {
    code: 'W-2',
    officeCode: 'SGTVT',
    nameVi: 'Danh sách bến xe',
    nameEn: 'List of bus stations',
    plannedOn: '2024-06-30',
    fieldCount: 7,
    recordCount: 300,
    ...listed,
  })
  await record(openDatasets, {
    code: 'OD-1',
    officeCode: 'SYT',
    nameVi: 'Nhà thuốc',
    nameEn: 'Pharmacies',
    publishedOn: '2024-01-02',
    ...listed,
  })
  await record(openDatasets, {
    code: 'OD-2',
    officeCode: 'SGTVT',
    nameVi: 'Tuyến xe buýt',
    nameEn: 'Bus routes',
    plannedOn: '2024-02-29',
    ...listed,
  })
  await record(procedures, {
    code: 'P-1',
    officeCode: 'SYT',
    nameVi: 'Cấp chứng chỉ hành nghề dược',
    nameEn: 'Pharmacist’s licence',
    eligible: true,
    feeBearing: true,
    integratedOn: '2024-01-01',
    fullProcessPlannedOn: '2024-06-30',
    ...listed,
  })
  await record(procedures, {
    code: 'P-2',
    officeCode: '303',
    nameVi: 'Đăng ký khai sinh',
    nameEn: 'Registration of a birth',
    eligible: false,
    feeBearing: false,
    plannedOn: '2024-12-31',
    ...listed,
  })
  await record(platforms, {
    code: 'PF-1',
    officeCode: 'SXD',
    nameVi: 'Kho dữ liệu dùng chung',
    nameEn: 'Shared data warehouse',
    launchedOn: '2024-01-01',
    ...listed,
  })
  await record(centralSystems, {
    code: 'CS-1',
    officeCode: 'SYT',
    nameVi: 'Cơ sở dữ liệu quốc gia về dân cư',
    nameEn: 'National population database',
    ministryVi: 'Bộ Công an',
    ministryEn: 'Ministry of Public Security',
    systemKind: 'database',
    connectedOn: '2024-01-01',
    ...listed,
  })
  await record(centralSystems, {
    code: 'CS-2',
    officeCode: 'SGTVT',
    nameVi: 'Hệ thống đăng kiểm phương tiện',
    nameEn: 'Vehicle inspection system',
    ministryVi: 'Bộ Giao thông vận tải',
    ministryEn: 'Ministry of Transport',
    systemKind: 'information-system',
    plannedOn: '2024-12-31',
    ...listed,
  })

  const ofYear = { year: 2024, ...listed }
  const clinicsOnline = {
    code: 'T-1',
    officeCode: 'SYT',
    nameVi: 'Kết nối trạm y tế',
    nameEn: 'Connect clinics',
    originalDueOn: '2024-03-31',
    dueOn: '2024-03-31',
    ...ofYear,
  }
  const cameras = {
    code: 'T-2',
    officeCode: 'SGTVT',
    nameVi: 'Tích hợp camera giao thông',
    nameEn: 'Integrate traffic cameras',
    originalDueOn: '2024-02-15',
    dueOn: '2024-03-15',
    ...ofYear,
  }
  await record(tasks, clinicsOnline)
  await record(tasks, cameras)
  await record(tasks, {
    code: 'T-3',
    officeCode: 'SGTVT',
    nameVi: 'Rà soát dữ liệu',
    nameEn: 'Review data',
    dueOn: null,
    ...ofYear,
  })
  await record(tasks, {
    code: 'T-4',
    officeCode: 'SXD',
    nameVi: 'Số hóa bản vẽ',
    nameEn: 'Digitise plans',
    dueOn: '2024-12-31',
    ...ofYear,
  })
  await record(tasks, {
    code: 'T-5',
    officeCode: 'SXD',
    nameVi: 'Nhiệm vụ tạm dừng',
    nameEn: 'A suspended task',
    dueOn: '2024-03-10',
    stoppedOn: '2024-03-01',
    ...ofYear,
  })

  // March 2024: what came in.
  const filed = {
    officeCode: 'SYT',
    sample: true,
    procedureCode: 'P-1',
    channel: 'online',
    identified: true,
    fullProcess: false,
    feeDue: true,
    paidOnline: true,
    settledOn: null as Day | null,
    digitalResult: false,
  } as const
  on('2024-03-15')
  const oneStop = 'Hệ thống một cửa'
  const first = { ...filed, code: 'D-1', filedOn: '2024-03-05', dueOn: '2024-03-20' }
  const second = {
    ...filed,
    code: 'D-2',
    channel: 'counter',
    identified: false,
    paidOnline: false,
    filedOn: '2024-03-11',
    dueOn: '2024-03-26',
  } as const
  await record(dossiers, first, oneStop)
  await record(dossiers, second, oneStop)
  await record(
    dossiers,
    {
      ...filed,
      code: 'D-3',
      officeCode: '303',
      procedureCode: 'P-2',
      identified: false,
      fullProcess: true,
      feeDue: false,
      paidOnline: false,
      filedOn: '2024-03-15',
      dueOn: '2024-03-29',
    },
    oneStop,
  )
  const exchanged = { officeCode: 'SYT', sample: true, systemCode: 'CS-1' }
  const secondDay = { ...exchanged, code: 'X-2', exchangedOn: '2024-03-06' }
  await record(exchanges, { ...exchanged, code: 'X-1', exchangedOn: '2024-03-05', messages: 1200 }, 'LGSP')
  await record(exchanges, { ...secondDay, messages: 800 }, 'LGSP')

  on('2024-03-30')
  await record(dossiers, { ...first, settledOn: '2024-03-18', digitalResult: true }, oneStop)
  await record(surveyResponses, {
    code: 'S-1',
    officeCode: 'SYT',
    sample: true,
    subject: 'dossier',
    answeredOn: '2024-03-19',
    score: 5,
    accessScore: 5,
    procedureScore: 4,
    officialsScore: 5,
    resultScore: 5,
  })
  await record(surveyResponses, {
    code: 'S-2',
    officeCode: 'SYT',
    sample: true,
    subject: 'dossier',
    answeredOn: '2024-03-29',
    score: 3,
    accessScore: 4,
    procedureScore: 2,
    officialsScore: 3,
    feedbackScore: 1,
  })
  await record(petitions, {
    code: 'PT-1',
    officeCode: 'SYT',
    sample: true,
    topic: 'procedure',
    receivedOn: '2024-03-04',
    dueOn: '2024-03-25',
    answeredOn: '2024-03-20',
    repeated: false,
  })
  await record(petitions, {
    code: 'PT-2',
    officeCode: '303',
    sample: true,
    topic: 'land',
    receivedOn: '2024-03-01',
    dueOn: '2024-03-22',
    answeredOn: '2024-03-28',
    repeated: true,
  })
  const table = { officeCode: 'SYT', nameVi: 'Bảng cơ sở khám bệnh', nameEn: 'Table of hospitals', ...listed }
  await record(sharedTables, { ...table, code: 'ST-1', sharedOn: '2024-03-20' })
  await record(sharedTables, {
    code: 'ST-2',
    officeCode: 'SGTVT',
    nameVi: 'Bảng tuyến đường',
    nameEn: 'Table of roads',
    plannedOn: '2024-04-30',
    sharedOn: '2024-04-15',
    ...listed,
  })
  await record(tasks, { ...clinicsOnline, doneOn: '2024-03-30' })

  // April: what had happened in March and was recorded only now, and a count put right.
  on('2024-04-05')
  await record(sharedDatabases, { ...hospitals, createdOn: '2024-03-10' })
  await record(exchanges, { ...secondDay, messages: 850 }, 'LGSP')
  await record(dossiers, { ...second, settledOn: '2024-04-02' }, oneStop)
  on('2024-04-11')
  await record(tasks, { ...cameras, doneOn: '2024-04-10' })
  on('2024-05-02')
  await record(warehouseDatasets, { ...warehouse, recordCount: 1500 })

  // September: a database leaves the list.
  on('2024-09-02')
  await record(sharedDatabases, { ...vehicles, retiredOn: '2024-09-01' })

  // 1 March 2025: Transport passes its duties to Construction.
  on('2025-02-20')
  await record(offices, { ...transport, validTo: '2025-03-01' })
  await record(officeSuccessions, {
    code: 'SGTVT-SXD',
    predecessorCode: 'SGTVT',
    successorCode: 'SXD',
    happenedOn: '2025-03-01',
  })
}

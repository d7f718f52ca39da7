/** A dossier of the launch story's own office and first procedure, as another system would send it. */
export const dossierRow = (code: string, more: object = {}) => ({
  code,
  officeCode: 'SYT',
  procedureCode: '1.001',
  channel: 'online',
  identified: true,
  fullProcess: true,
  feeDue: false,
  paidOnline: false,
  filedOn: '2026-09-01',
  dueOn: '2026-09-15',
  settledOn: null,
  digitalResult: false,
  ...more,
})

export const procedureRow = {
  code: '1.001',
  officeCode: 'SYT',
  nameVi: 'Cấp giấy phép',
  listedOn: '2026-01-01',
  eligible: true,
  feeBearing: false,
}

/** The same as CSV, by comma. */
export function csvOf(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {})
  const cells = rows.map((row) => names.map((name) => (row as Record<string, unknown>)[name] ?? '').join(','))
  return `${[names.join(','), ...cells].join('\n')}\n`
}

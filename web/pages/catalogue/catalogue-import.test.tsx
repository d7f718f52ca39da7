import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { CatalogueAnswer } from '../../../server/core/reporting/catalogue-answer.ts'
import { administrator } from '../../testing/admin.ts'
import { openApp } from '../../testing/open-app.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const nothing: CatalogueAnswer = {
  file: [],
  problems: [],
  unlisted: 0,
  columns: { theme: 4 },
  counts: { fresh: 0, changed: 0, unchanged: 0 },
  changes: [],
  seen: null,
  taken: false,
}
const clean: CatalogueAnswer = {
  ...nothing,
  counts: { fresh: 1, changed: 0, unchanged: 3 },
  changes: [{ row: 2, kpiId: 'new-one', fromOn: '2024-01-01', name: 'Chỉ số mới', isNew: true }],
  seen: 'as seen',
}

it('a file is looked at, put right in place, and taken over as it was seen', async () => {
  const sent: unknown[] = []
  const answers = [
    {
      ...nothing,
      problems: [{ row: 2, column: 4, text: 'Thời tiết', code: 'unknown-theme', cell: 'D2' }],
    },
    clean,
    { ...clean, taken: true },
  ]
  vi.stubGlobal('fetch', async (_: string, { body }: { body: FormData }) => {
    sent.push(JSON.parse(String(body.get('options'))))
    return new Response(JSON.stringify(answers[sent.length - 1]))
  })
  const page = { definitions: [], themes: [], offices: [], documents: [] }
  await openApp('/admin/catalogue?view=import', { me: administrator, 'catalogue.page': page })
  fireEvent.click(await screen.findByRole('button', { name: 'Kiểm tra tệp' }))
  expect(screen.getByText('Chọn một tệp.')).toBeDefined()
  fireEvent.change(screen.getByLabelText(/^Tệp XLSX/), { target: { files: [new File(['x'], 'a.csv')] } })
  fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra tệp' }))
  const put = await screen.findByLabelText<HTMLInputElement>('Sửa ô D2 thành')
  expect(put.value).toBe('Thời tiết')
  expect(screen.getByText('Không có nhóm này.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Ghi cả danh mục' })).toBeNull()
  fireEvent.change(put, { target: { value: 'Dữ liệu' } })
  fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra lại với các chỗ đã sửa' }))
  await screen.findByText('Chỉ số mới (new-one)')
  fireEvent.click(screen.getByRole('button', { name: 'Ghi cả danh mục' }))
  await waitFor(() => expect(location.search).toBe(''))
  const corrections = [{ row: 2, column: 4, text: 'Dữ liệu' }]
  expect(sent).toEqual([{ corrections: [] }, { corrections }, { corrections, take: 'as seen' }])
})

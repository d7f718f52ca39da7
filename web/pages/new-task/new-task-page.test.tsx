import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.tsx'
import { asHead } from '../../testing/people.ts'
import { reviewer } from '../../testing/report-answers.ts'

afterEach(cleanup)

type Created = Record<string, unknown>
async function open() {
  const created: Created[] = []
  await openApp('/tasks/new', {
    me: reviewer,
    'tasks.create': (input: Created) => {
      created.push(input)
      return { code: 'NV-2024-99', version: 1 }
    },
  })
  await screen.findByRole('form', { name: 'Giao nhiệm vụ mới' })
  return created
}
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })
const submit = () => fireEvent.submit(screen.getByRole('form', { name: 'Giao nhiệm vụ mới' }))
const invalid = () =>
  [...document.querySelectorAll('[aria-invalid=true]')].map(
    (field) => document.querySelector(`label[for="${field.id}"]`)?.textContent,
  )

function fill() {
  type(/^Rõ việc/, 'Kết nối hệ thống')
  type(/^Đơn vị chủ trì/, 'SYT')
  type(/^Rõ người/, 'Phó Giám đốc Sở Y tế')
  type(/^Rõ trách nhiệm/, 'Chịu trách nhiệm trước Chủ tịch')
  type(/^Rõ sản phẩm/, 'Biên bản kết nối')
  type(/^Rõ thẩm quyền/, 'Giám đốc')
  type(/^Văn bản giao/, 'Kế hoạch 12/KH-UBND')
}

describe('assigning a task', () => {
  it('wants all six, who leads it and what assigns it, each said beside its field', async () => {
    const created = await open()
    submit()
    await waitFor(() =>
      expect(invalid()).toEqual([
        'Rõ việc: tên nhiệm vụ *',
        'Đơn vị chủ trì *',
        'Rõ người *',
        'Rõ trách nhiệm *',
        'Rõ sản phẩm *',
        'Rõ thẩm quyền *',
        'Văn bản giao *',
        'Hạn hoàn thành *',
      ]),
    )
    expect(document.activeElement).toBe(screen.getByLabelText(/^Rõ việc/))
    expect(created).toEqual([])
  })

  it('is recorded with the offices that help, and leads to its page', async () => {
    const created = await open()
    fill()
    type(/^Đơn vị phối hợp/, 'SGDDT')
    screen.getByRole('button', { name: 'Bỏ Sở Giáo dục và Đào tạo' })
    type(/^Hạn hoàn thành/, '2024-12-20')
    submit()
    await waitFor(() => expect(location.pathname).toBe('/tasks/NV-2024-99'))
    expect(created).toEqual([
      {
        work: { vi: 'Kết nối hệ thống', en: 'Kết nối hệ thống' },
        office: 'SYT',
        coordinating: ['SGDDT'],
        person: 'Phó Giám đốc Sở Y tế',
        responsibility: 'Chịu trách nhiệm trước Chủ tịch',
        product: 'Biên bản kết nối',
        authority: 'Giám đốc',
        assignedBy: 'Kế hoạch 12/KH-UBND',
        year: 2024,
        dueOn: '2024-12-20',
        note: null,
      },
    ])
  })

  it('wants a reason where there is no deadline', async () => {
    const created = await open()
    fill()
    fireEvent.click(screen.getByLabelText('Không có hạn'))
    submit()
    await waitFor(() => expect(invalid()).toEqual(['Lý do không có hạn *']))
    type(/^Lý do không có hạn/, 'Việc thường xuyên')
    submit()
    await waitFor(() => expect(created).toMatchObject([{ dueOn: null, note: 'Việc thường xuyên' }]))
  })

  it('is for those who keep the list', async () => {
    await openApp('/tasks/new', { me: asHead })
    await screen.findByText(/^Chỉ đơn vị thẩm định giao nhiệm vụ/)
    expect(screen.queryByRole('form')).toBe(null)
  })
})

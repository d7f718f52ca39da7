import type { Page } from '@playwright/test'

/** What the criterion gives, and the register of tasks under it. */
export function tasksOf(page: Page) {
  const main = page.getByRole('main')
  const register = main.getByRole('region', { name: 'Sổ nhiệm vụ' })
  const saved = page.getByRole('dialog', { name: 'Bộ lọc đã lưu' })
  return {
    criterion: main.getByRole('region', { name: /^Tiêu chí chuyển đổi số của người đứng đầu/ }),
    register,
    found: register.getByRole('status').filter({ hasText: /nhiệm vụ\./ }),
    chip: (name: string) =>
      register.getByRole('navigation', { name: 'Trạng thái' }).getByRole('link', {
        name: new RegExp(`^${name} [\\d.]+$`),
      }),
    view: (name: 'Danh sách' | 'Dòng thời gian' | 'Lịch' | 'Bảng') =>
      register.getByRole('navigation', { name: 'Cách trình bày' }).getByRole('link', { name }),
    search: register.getByRole('searchbox', { name: 'Tìm nhiệm vụ' }),
    tools: register.getByText('Bộ lọc, nhóm và thứ tự'),
    group: register.getByRole('combobox', { name: 'Nhóm theo' }),
    rows: register.locator('tbody tr').filter({ has: page.getByRole('rowheader').getByRole('link') }),
    groupHeads: register.getByRole('rowheader', { name: /\d nhiệm vụ/ }),
    export: register.getByRole('link', { name: 'Xuất Excel' }),
    create: register.getByRole('link', { name: 'Giao nhiệm vụ' }),
    import: register.getByRole('link', { name: 'Nhập từ tệp' }),
    columns: register.getByRole('region', { name: 'Bảng', exact: true }).getByRole('region'),
    month: register.getByRole('table', { name: /^Hạn hoàn thành trong/ }),
    saved: {
      open: register.getByRole('button', { name: 'Bộ lọc đã lưu' }),
      panel: saved,
      name: saved.getByLabel(/^Tên bộ lọc/),
      keep: saved.getByRole('button', { name: 'Lưu bộ lọc đang xem' }),
      pick: (name: string) => saved.getByRole('link', { name, exact: true }),
      drop: (name: string) => saved.getByRole('button', { name: `Bỏ bộ lọc “${name}”` }),
      dropNow: saved.getByRole('button', { name: 'Bỏ', exact: true }),
    },
    said: page.getByRole('status'),
  }
}

/** The criterion of every office. */
export const ratingsOf = (page: Page) => ({
  lines: page
    .getByRole('main')
    .locator('tbody tr')
    .filter({ has: page.getByRole('link', { name: /^Xem nhiệm vụ của/ }) }),
  group: (name: string) => page.getByRole('main').getByRole('rowheader', { name: new RegExp(`^${name} `) }),
})

/** Frozen periods, and one of them. */
export function sealsOf(page: Page) {
  const main = page.getByRole('main')
  const seal = main.getByRole('form', { name: 'Chốt kết quả một kỳ' })
  const dispute = main.getByRole('form', { name: 'Đề nghị điều chỉnh' })
  const answer = main.getByRole('form', { name: 'Trả lời' })
  return {
    seal: {
      form: seal,
      period: seal.getByLabel(/^Kỳ cần chốt/),
      reason: seal.getByLabel(/^Lý do chốt lại/),
      ask: seal.getByRole('button', { name: /^Chốt/ }),
      sure: seal.getByRole('group').getByRole('button', { name: 'Chốt', exact: true }),
      done: seal.getByText(/^Đã chốt/),
    },
    line: (period: RegExp) =>
      main.getByRole('row').filter({ has: page.getByRole('rowheader', { name: period }) }),
    proof: main.getByRole('region', { name: 'Kiểm tra' }),
    download: main.getByRole('link', { name: 'Tải tệp đã chốt' }),
    offices: main.getByRole('table', { name: /^Điểm tiêu chí của từng đơn vị/ }),
    tasks: main.getByRole('table', { name: /^Nhiệm vụ như lúc chốt/ }),
    dispute: {
      open: main.getByRole('button', { name: 'Đề nghị điều chỉnh' }),
      form: dispute,
      task: dispute.getByLabel(/^Nhiệm vụ/),
      claim: dispute.getByLabel(/^Kết quả đúng theo đơn vị/),
      reason: dispute.getByLabel(/^Lý do và căn cứ/),
      send: dispute.getByRole('button', { name: 'Gửi đề nghị' }),
    },
    entry: (name: RegExp) => main.getByRole('article', { name }),
    answer: {
      open: main.getByRole('button', { name: /^Trả lời đề nghị/ }),
      text: answer.getByLabel(/^Nội dung trả lời/),
      verdict: (verb: 'Chấp nhận' | 'Không chấp nhận') =>
        answer.getByRole('button', { name: verb, exact: true }),
      sure: (verb: 'Chấp nhận' | 'Không chấp nhận') =>
        answer.getByRole('group').getByRole('button', { name: verb, exact: true }),
    },
  }
}

import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { type DataColumn, DataTable } from './data-table.tsx'
import { Pager, pagesShown } from './pager.tsx'

afterEach(cleanup)

type Row = { code: string; amount: number }

const columns: DataColumn<Row>[] = [
  {
    key: 'code',
    head: 'Code',
    names: true,
    cell: (row) => row.code,
    sort: { href: '/?sort=-code', label: 'Sort by code', sorted: 'ascending' },
  },
  {
    key: 'amount',
    head: 'Amount',
    end: true,
    cell: (row) => row.amount,
    sort: { href: '/?sort=amount', label: 'Sort by amount', sorted: null },
  },
]

describe('a table', () => {
  it('has a caption, heads that sort by links, and rows that are named', () => {
    const rows = [
      { code: 'b', amount: 1 },
      { code: 'a', amount: 2 },
    ]
    render(
      <DataTable
        caption="Rows"
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        total={{ code: 'all', amount: 3 }}
      />,
    )
    const table = screen.getByRole('table', { name: 'Rows' })
    const [code, amount] = within(table).getAllByRole('columnheader')
    expect(code?.getAttribute('aria-sort')).toBe('ascending')
    expect(amount?.getAttribute('aria-sort')).toBe('none')
    expect(within(table).getByRole('link', { name: 'Amount' }).getAttribute('href')).toBe('/?sort=amount')
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent),
    ).toEqual(['all', 'b', 'a'])
  })
})

describe('a pager', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [3, 9, [1, 2, 3, 4, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ])('page %i of %i', (page, pages, shown) => {
    expect(pagesShown(page, pages)).toEqual(shown)
  })

  it('says which page is shown', () => {
    render(
      <Pager
        page={2}
        pages={3}
        shown="Rows 26–50 of 57"
        hrefOf={(n) => `/?page=${n}`}
        numberText={String}
        words={{ label: 'Pages', previous: 'Previous', next: 'Next', page: (n) => `Page ${n}` }}
      />,
    )
    const nav = screen.getByRole('navigation', { name: 'Pages' })
    expect(within(nav).getByRole('link', { name: 'Page 2' }).getAttribute('aria-current')).toBe('page')
    expect(within(nav).getByRole('link', { name: 'Next' }).getAttribute('href')).toBe('/?page=3')
  })
})

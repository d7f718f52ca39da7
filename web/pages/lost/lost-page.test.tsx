import { screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../app/render.tsx'
import { setting } from '../../testing/answers.ts'
import { callOf } from '../../testing/calls.ts'
import { nearTo } from './near.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

describe('an address that leads nowhere', () => {
  it('says so, quotes it, and names the ways on with the view that was looked at', async () => {
    const call = callOf()
    const { status, html } = await renderPage({
      url: '/no/where?asOf=2024-10-31',
      lang: 'vi',
      theme: null,
      call,
    })
    document.body.innerHTML = html
    expect(status).toBe(404)
    expect(screen.getByRole('heading', { level: 1, name: 'Không có trang này' })).toBeTruthy()
    expect(document.body.textContent).toContain('“/no/where”')
    for (const [name, href] of [
      ['Về trang Tổng quan', '/?asOf=2024-10-31'],
      ['Xem danh sách chỉ số', '/kpis?asOf=2024-10-31'],
      ['Xem danh sách đơn vị', '/offices?asOf=2024-10-31'],
    ] as const)
      expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(href)
  })

  it('offers the office or KPI that it seems to mean', () => {
    expect(nearTo('/office/syt', setting).offices.map(({ code }) => code)).toEqual(['SYT'])
    expect(nearTo('/kpi/shared-databases', setting).kpis.map(({ id }) => id)).toEqual([
      'shared-databases-created',
    ])
    expect(nearTo('/%E0%A4%A/x', setting)).toEqual({ offices: [], kpis: [] })
  })
})

import { cleanup } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { callOf } from '../../testing/calls.ts'
import { renderPage } from '../render.tsx'

afterEach(() => {
  cleanup()
  document.body.innerHTML = ''
})

async function said(url: string) {
  const page = await renderPage({ url, lang: 'vi', theme: null, call: callOf() })
  document.body.innerHTML = page.html
  return document.querySelector('aside')?.textContent ?? null
}

describe('figures of an earlier moment', () => {
  it('say so: of an earlier day, and of an instant of today', async () => {
    expect(await said('/kpis?asOf=2024-11-21')).toContain('như đã biết vào ngày 21/11/2024.')
    expect(await said('/kpis?asOf=2024-11-22T03:04:05.678Z')).toContain('như đã biết lúc 22/11/2024 10:04.')
    expect(await said('/kpis?asOf=2024-11-22')).toBeNull()
    expect(await said('/kpis')).toBeNull()
  })
})

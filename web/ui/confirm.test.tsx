import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConfirmButton } from './confirm.tsx'

afterEach(cleanup)

const draw = (confirm: () => unknown = () => {}) =>
  render(
    <ConfirmButton
      label="Khóa"
      question="Người này bị đăng xuất."
      yes="Khóa ngay"
      no="Thôi"
      confirm={confirm}
    />,
  )

describe('a button that asks first', () => {
  it('does nothing at the first press, says what will happen, and gives the focus to the way back', async () => {
    const confirm = vi.fn()
    draw(confirm)
    await userEvent.dblClick(screen.getByRole('button', { name: 'Khóa' }))
    expect(confirm).not.toHaveBeenCalled()
    expect(screen.getByRole('group', { name: 'Người này bị đăng xuất.' })).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Thôi' }))
  })

  it('is taken back by Escape, and the focus stands where it stood', async () => {
    const confirm = vi.fn()
    draw(confirm)
    await userEvent.click(screen.getByRole('button', { name: 'Khóa' }))
    await userEvent.keyboard('{Escape}')
    expect(confirm).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Khóa' }))
  })

  it('does it at the second press, and asks no longer once it is done', async () => {
    let finish = () => {}
    const confirm = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
    draw(confirm)
    await userEvent.click(screen.getByRole('button', { name: 'Khóa' }))
    await userEvent.click(screen.getByRole('button', { name: 'Khóa ngay' }))
    expect(confirm).toHaveBeenCalledOnce()
    expect(screen.getByRole('group')).toBeTruthy()
    finish()
    expect(await screen.findByRole('button', { name: 'Khóa' })).toBe(document.activeElement)
  })
})

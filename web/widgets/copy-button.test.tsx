import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AnnounceProvider } from '../app/announce.tsx'
import { CopyButton } from './copy-button.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const draw = () =>
  render(
    <AnnounceProvider>
      <CopyButton label="Sao chép" said="Đã sao chép mã." text={() => 'a\nb'} byHand={() => 'a b'} />
    </AnnounceProvider>,
  )

describe('a button that copies', () => {
  it('copies, and says so on itself and aloud', async () => {
    const user = userEvent.setup()
    draw()
    await user.click(screen.getByRole('button', { name: 'Sao chép' }))
    expect(await navigator.clipboard.readText()).toBe('a\nb')
    expect(screen.getByRole('button', { name: 'Đã sao chép' })).toBeTruthy()
    expect((await screen.findByText('Đã sao chép mã.')).closest('[role="status"]')).toBeTruthy()
  })

  it('gives the text on one line where the browser does not let it copy', async () => {
    const user = userEvent.setup()
    const asked = vi.fn()
    vi.stubGlobal('prompt', asked)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    draw()
    await user.click(screen.getByRole('button', { name: 'Sao chép' }))
    expect(asked).toHaveBeenCalledWith(expect.stringContaining('tự sao chép'), 'a b')
    expect(screen.queryByRole('button', { name: 'Đã sao chép' })).toBeNull()
  })
})

import { act } from '@testing-library/react'
import { useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TextField } from './field.tsx'

function Asking() {
  const [email, setEmail] = useState('')
  return (
    <>
      <TextField label="E-mail" value={email} onChange={({ target }) => setEmail(target.value)} />
      <output>{email}</output>
    </>
  )
}

it('a field that was filled before the page came alive keeps what stands in it', async () => {
  const root = document.createElement('div')
  document.body.append(root)
  root.innerHTML = renderToString(<Asking />)
  const field = root.querySelector('input') as HTMLInputElement
  field.value = 'somebody@example.vn'
  const app = await act(async () => hydrateRoot(root, <Asking />))
  expect(root.querySelector('output')?.textContent).toBe('somebody@example.vn')
  expect(field.value).toBe('somebody@example.vn')
  await act(async () => app.unmount())
  root.remove()
})

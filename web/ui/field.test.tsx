import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { CheckField, FieldGroup, SelectField, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { useMissing } from './use-missing.ts'

afterEach(cleanup)

function Invitation() {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const { missing, check } = useMissing<'name' | 'email'>()
  return (
    <Form label="Mời" submit={() => check({ name, email })} wrong={missing}>
      <TextField
        label="Tên"
        required
        error={missing?.name ? 'Chưa có tên.' : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Thư"
        hint="Thư của cơ quan"
        required
        error={missing?.email ? 'Chưa có thư.' : undefined}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <button type="submit">Gửi</button>
    </Form>
  )
}

const descriptionOf = (field: HTMLElement) =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)

describe('a field', () => {
  it('is named by its label, and by it alone', () => {
    render(<TextField label="Thư" hint="Thư của cơ quan" required />)
    expect(screen.getByLabelText(/^Thư/).getAttribute('aria-describedby')).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Thư' })).toBeTruthy()
  })

  it('says what is wrong before what helps', async () => {
    render(<Invitation />)
    await userEvent.click(screen.getByRole('button', { name: 'Gửi' }))
    const email = screen.getByRole('textbox', { name: 'Thư' })
    expect(email.getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(email)).toEqual(['Chưa có thư.', 'Thư của cơ quan'])
  })

  it('keeps a select and a group of boxes to the same rules', () => {
    render(
      <>
        <SelectField label="Vai trò" error="Chưa chọn vai trò." />
        <FieldGroup label="Việc" error="Chọn ít nhất một việc.">
          <CheckField label="Đọc" />
        </FieldGroup>
      </>,
    )
    expect(descriptionOf(screen.getByRole('combobox', { name: 'Vai trò' }))).toEqual(['Chưa chọn vai trò.'])
    expect(screen.getByRole('group', { name: 'Việc' })).toBeTruthy()
    const box = screen.getByRole('checkbox', { name: 'Đọc' })
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect(descriptionOf(box)).toEqual(['Chọn ít nhất một việc.'])
  })
})

describe('a form', () => {
  it('leads to the first field that is wrong, each time it is sent, and keeps what was typed', async () => {
    render(<Invitation />)
    const [name, email] = screen.getAllByRole<HTMLInputElement>('textbox')
    await userEvent.click(screen.getByRole('button', { name: 'Gửi' }))
    expect(document.activeElement).toBe(name)
    await userEvent.type(name as HTMLElement, 'Cán bộ')
    await userEvent.click(screen.getByRole('button', { name: 'Gửi' }))
    expect(document.activeElement).toBe(email)
    expect(name?.value).toBe('Cán bộ')
    await userEvent.click(name as HTMLElement)
    await userEvent.click(screen.getByRole('button', { name: 'Gửi' }))
    expect(document.activeElement).toBe(email)
  })

  it('puts nothing that was typed into an address, even where it is sent without scripts', () => {
    const { container } = render(<Invitation />)
    expect(container.querySelector('form')?.method).toBe('post')
    expect(container.querySelector('[name]')).toBeNull()
  })
})

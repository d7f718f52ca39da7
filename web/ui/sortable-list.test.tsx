import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { SortableList, type SortableWords } from './sortable-list.tsx'

afterEach(cleanup)

const words: SortableWords = {
  help: 'help',
  handle: (name) => `move ${name}`,
  lifted: (name, place, all) => `lifted ${name} ${place}/${all}`,
  moved: (name, place, all) => `moved ${name} ${place}/${all}`,
  dropped: (name, place, all) => `dropped ${name} ${place}/${all}`,
  returned: (name) => `returned ${name}`,
}

function draw() {
  const said: string[] = []
  const orders: string[][] = []
  function Case() {
    const [items, setItems] = useState(['a', 'b', 'c'])
    return (
      <SortableList
        label="list"
        items={items}
        keyOf={(item) => item}
        nameOf={(item) => item}
        reorder={(keys) => {
          orders.push(keys)
          setItems(keys)
        }}
        announce={(line) => said.push(line)}
        words={words}
      >
        {(item) => <span>{item}</span>}
      </SortableList>
    )
  }
  render(<Case />)
  return { said, orders }
}
const shown = () => screen.getAllByRole('listitem').map((item) => item.textContent)
const handle = (name: string) => screen.getByRole('button', { name: `move ${name}` })

it('moves an item by keyboard, says where it is, and keeps the focus with it', async () => {
  const { said, orders } = draw()
  handle('a').focus()
  await userEvent.keyboard(' {ArrowDown}{ArrowDown}{ArrowDown}')
  expect(shown()).toEqual(['b', 'c', 'a'])
  expect(document.activeElement).toBe(handle('a'))
  expect(orders).toEqual([])
  await userEvent.keyboard(' ')
  expect(orders).toEqual([['b', 'c', 'a']])
  expect(said).toEqual(['lifted a 1/3', 'moved a 2/3', 'moved a 3/3', 'dropped a 3/3'])
})

it('puts it back by Escape, and down where the focus leaves it', async () => {
  const { said, orders } = draw()
  handle('b').focus()
  await userEvent.keyboard('{Enter}{ArrowUp}{Escape}')
  expect(shown()).toEqual(['a', 'b', 'c'])
  expect(said.at(-1)).toBe('returned b')
  expect(orders).toEqual([])
  await userEvent.keyboard('{Enter}{ArrowUp}{Tab}')
  expect(orders).toEqual([['b', 'a', 'c']])
})

it('moves an item by dragging its handle', () => {
  const { orders } = draw()
  HTMLElement.prototype.setPointerCapture = () => {}
  screen.getAllByRole('listitem').forEach((item) => {
    item.getBoundingClientRect = () => {
      const at = [...(item.parentElement?.children ?? [])].indexOf(item)
      return new DOMRect(0, at * 40, 100, 40)
    }
  })
  fireEvent.pointerDown(handle('c'), { button: 0, clientY: 100 })
  fireEvent.pointerMove(handle('c'), { clientY: 10 })
  expect(shown()).toEqual(['c', 'a', 'b'])
  fireEvent.pointerUp(handle('c'))
  expect(orders).toEqual([['c', 'a', 'b']])
})

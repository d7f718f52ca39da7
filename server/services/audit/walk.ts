import { createHash } from 'node:crypto'
import { noHash } from '../../../db/sql/audit.ts'

/** Where the log ends: the number of an entry and its hash. */
export type End = { number: number; hash: string }

/** `text`: what the hash is taken over. */
export type Link = { number: number; previousHash: string; hash: string; text: string }

/** Walks along the log, by number, and notes what is wrong with it. */
export function walkAlong(writtenDown: End | null) {
  const faults: string[] = []
  let count = 0
  let end: End = { number: 0, hash: noHash }
  /** by which the next entry may name the one before: as it stands there, and as it should stand */
  let names: readonly string[] = [noHash]
  let found = writtenDown?.number === 0 ? noHash : null

  function pass({ number, previousHash, hash, text }: Link): void {
    const right = createHash('sha256').update(text).digest('hex')
    const isAltered = hash !== right
    const isNext = number === end.number + 1
    const follows = names.includes(previousHash)
    const place = end.number === 0 ? 'begin the log' : `follow entry ${end.number}`
    count++
    if (number === writtenDown?.number) found = hash
    if (number <= end.number) {
      faults.push(number < 1 ? `entry ${number} does not belong to it` : `entry ${number} is there twice`)
      names = [...names, hash, right]
      return
    }
    if (!isNext) faults.push(missing(end.number + 1, number - 1))
    if (isAltered)
      faults.push(`entry ${number} was altered${isNext && !follows ? ` and does not ${place}` : ''}`)
    else if (isNext && !follows) faults.push(`entry ${number} does not ${place}`)
    end = { number, hash }
    names = [hash, right]
  }

  function arrive(heads: readonly End[]) {
    const [head] = heads
    if (!head || heads.length > 1)
      faults.push(head ? `it has ${heads.length} heads, not one` : 'its head is missing')
    else if (head.number !== end.number) {
      const difference =
        head.number > end.number
          ? missing(end.number + 1, head.number)
          : `${span(head.number + 1, end.number, ['was', 'were'])} added past the head`
      faults.push(`${difference}: the log ends at ${end.number} but its head says ${head.number}`)
    } else if (!names.includes(head.hash)) faults.push(`its head says another end than entry ${end.number}`)
    if (writtenDown && found === null)
      faults.push(
        `entry ${writtenDown.number}, which was written down, is missing: the log ends at ${end.number}`,
      )
    else if (writtenDown && found !== writtenDown.hash)
      faults.push(
        `entry ${writtenDown.number} is not the one that was written down: its hash is ${found} now`,
      )
    return { count, end, faults }
  }

  return { pass, arrive }
}

const missing = (from: number, to: number) => `${span(from, to, ['is', 'are'])} missing`

const span = (from: number, to: number, [one, many]: [string, string]) =>
  from === to ? `entry ${from} ${one}` : `entries ${from}–${to} ${many}`

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A part of the browser's own storage, of one person. What cannot be read is not there. */
export function draftShelf(shelf: Shelf, ...of: string[]) {
  const place = (about: string) => ['drafts', ...of, about].map(encodeURIComponent).join('/')
  return {
    read(about: string): unknown {
      try {
        return JSON.parse(shelf.getItem(place(about)) ?? 'null')
      } catch {
        return null
      }
    },
    write(about: string, what: unknown) {
      try {
        if (what === null) shelf.removeItem(place(about))
        else shelf.setItem(place(about), JSON.stringify(what))
      } catch {
        // A browser that keeps nothing still sends: only a lost connection and a closed window together lose anything.
      }
    },
  }
}

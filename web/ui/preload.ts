import { createContext, useContext } from 'react'

export const PreloadContext = createContext<(href: string) => void>(() => {})
/** Fetches a page and its answers before it is asked for. */
export const usePreload = () => useContext(PreloadContext)

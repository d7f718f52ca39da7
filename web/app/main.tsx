import '../styles/index.css'
import { type DehydratedState, hydrate } from '@tanstack/react-query'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { browserClient, createQueryClient } from '../data/client.ts'
import { App } from './app.tsx'
import { loadPage } from './loaded-pages.ts'
import { placeOf } from './routes.ts'
import { isTheme } from './theme.tsx'

const page = document.documentElement
const place = document.getElementById('app')
const state = document.getElementById('state')?.textContent ?? ''

async function start(root: HTMLElement) {
  const queryClient = createQueryClient()
  const isDrawn = state.startsWith('{')
  if (isDrawn) hydrate(queryClient, JSON.parse(state) as DehydratedState)
  // Drawn pages are taken over as they stand, so their code must be here first; a failure shows in the page.
  await loadPage(placeOf(location.pathname).route).catch(() => {})
  const { theme } = page.dataset
  const app = (
    <App
      client={browserClient()}
      queryClient={queryClient}
      lang={page.lang === 'en' ? 'en' : 'vi'}
      theme={isTheme(theme) ? theme : null}
    />
  )
  if (isDrawn) hydrateRoot(root, app)
  else createRoot(root).render(app)
}

if (place) void start(place)

import { render } from '@testing-library/react'
import { App } from '../app/app.tsx'
import { loadPage } from '../app/loaded-pages.ts'
import { placeOf } from '../app/routes.ts'
import { callingClient, createQueryClient } from '../data/client.ts'
import { callOf } from './calls.ts'

/**
 * The whole interface at an address, in a browser that was given no drawn page. `asked`: every question and verb.
 * `entry`: what this entry of the history was left with.
 */
export async function openApp(url: string, answers: Record<string, unknown> = {}, entry: unknown = null) {
  history.replaceState(entry, '', url)
  await loadPage(placeOf(location.pathname).route)
  const asked: { path: string; input: unknown }[] = []
  const answer = callOf(answers)
  const client = callingClient((path, input) => {
    asked.push({ path, input })
    return answer(path, input)
  })
  const drawn = render(<App client={client} queryClient={createQueryClient()} lang="vi" theme={null} />)
  return { ...drawn, asked }
}

import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { appRouter } from '../../api/router.ts'

/** Every procedure, by its kind. */
export const procedures = (): { path: string; kind: string }[] =>
  Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
    path,
    kind: (procedure as unknown as { _def: { type: string } })._def.type,
  }))

/** Hears of every route of the services that are built while `work` runs; `ALL` where a route takes every method. */
export async function withRoutes<T>(work: () => Promise<T>): Promise<{ made: T; routes: string[] }> {
  const routes: string[] = []
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      const methods = [method].flat()
      if (methods.length > 4) routes.push(`ALL ${url}`)
      else routes.push(...methods.map((one) => `${one} ${url}`))
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { made: await work(), routes }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

/** The addresses of pages, as the interface declares them. */
export function pages(): string[] {
  const file = join(import.meta.dirname, '../../../web/app/routes.ts')
  return [...readFileSync(file, 'utf8').matchAll(/pattern: '(\/[^']*)'/g)].map(([, pattern]) => pattern ?? '')
}

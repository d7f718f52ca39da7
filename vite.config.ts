import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const web = join(root, 'web')

/** `vite build` builds the browser's part; `--mode render` and `--mode server` the two parts that run in Node. */
const builds: Record<string, Pick<UserConfig, 'build' | 'ssr' | 'define'>> = {
  production: {
    // One style sheet: a page drawn by the server must not wait for the style of a part loaded later.
    build: { outDir: join(root, 'dist/web'), emptyOutDir: true, manifest: true, cssCodeSplit: false },
  },
  render: {
    // React and the rest of the browser's packages are not installed in production, so they go into the file.
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: join(web, 'app/render.tsx'),
      outDir: join(root, 'dist/render'),
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  },
  server: {
    publicDir: false,
    build: {
      ssr: true,
      outDir: join(root, 'dist/server'),
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          main: join(root, 'server/main.ts'),
          'export-worker': join(root, 'server/exports/worker.ts'),
        },
      },
    },
  } as UserConfig,
}

const quiet = { setupFiles: [join(web, 'testing/loud-console.ts')] }

export default defineConfig(({ mode }) => ({
  root: web,
  appType: 'custom',
  plugins: [react(), everythingInOneProcess(), ...(mode === 'production' ? [compressedBeside()] : [])],
  server: {
    port: Number(process.env.PORT ?? 3000),
    host: process.env.HOST ?? '127.0.0.1',
    strictPort: true,
    fs: { allow: [root] },
  },
  ...builds[mode],
  test: {
    root,
    projects: [
      {
        extends: true,
        test: {
          ...quiet,
          name: 'server',
          environment: 'node',
          // No test is about time; on a busy machine hashing passwords and loading a story take theirs.
          testTimeout: 60_000,
          hookTimeout: 180_000,
          include: ['{server,db,seeds}/**/*.test.ts'],
          globalSetup: ['db/testing/cluster.ts'],
        },
      },
      {
        extends: true,
        test: {
          setupFiles: [...quiet.setupFiles, join(web, 'testing/patience.ts')],
          name: 'web',
          environment: 'happy-dom',
          testTimeout: 60_000,
          include: ['web/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
}))

/** Each built file lies beside its compressed self, so that the server need not compress what never changes. */
function compressedBeside(): Plugin {
  return {
    name: 'compressed-beside',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /^assets\/.*\.(js|css|svg)$/.test(file))) {
        const file = join(dir ?? '', name)
        const text = await readFile(file)
        await writeFile(`${file}.br`, brotliCompressSync(text))
        await writeFile(`${file}.gz`, gzipSync(text))
      }
    },
  }
}

/** While developing, plain `vite` answers everything: the interface, the questions and the health checks. */
function everythingInOneProcess(): Plugin {
  return {
    name: 'everything-in-one-process',
    apply: (_config, { command }) => command === 'serve' && !process.env.VITEST,
    async configureServer(vite) {
      const load = <T>(file: string) => vite.ssrLoadModule(join(root, file)) as Promise<T>
      const { parseEnv } = await load<typeof import('./server/env.ts')>('server/env.ts')
      const { openService } = await load<typeof import('./server/serve.ts')>('server/serve.ts')
      const service = await openService(
        parseEnv(process.env),
        {
          folder: null,
          render: async (input) =>
            (await load<typeof import('./web/app/render.tsx')>('web/app/render.tsx')).renderPage(input),
          template: async (url) =>
            vite.transformIndexHtml(url, await readFile(join(web, 'index.html'), 'utf8')),
        },
        () => new Date(),
      )
      await service.app.ready()
      vite.httpServer?.once('close', () => void service.close())
      return () => {
        vite.middlewares.use((request, response) => {
          // Vite adds scripts inside the page, which the policy of the real pages forbids.
          const setHeader = response.setHeader.bind(response)
          response.setHeader = (name, value) =>
            name.toLowerCase() === 'content-security-policy' ? response : setHeader(name, value)
          const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => typeof response
          response.writeHead = ((...parts: unknown[]) =>
            writeHead(
              ...parts.map((part) =>
                part && typeof part === 'object' && !Array.isArray(part)
                  ? Object.fromEntries(
                      Object.entries(part).filter(
                        ([name]) => name.toLowerCase() !== 'content-security-policy',
                      ),
                    )
                  : part,
              ),
            )) as typeof response.writeHead
          request.url = request.originalUrl ?? request.url
          service.app.routing(request, response)
        })
      }
    },
  }
}

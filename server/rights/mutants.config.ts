import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { allChecks, without } from './checks.ts'

const root = resolve(import.meta.dirname, '../..')

/** The likeliest to notice come first, since the first that does is enough. */
const suites = [
  'server/rights/matrix.test.ts',
  'server/rights/ways-around.test.ts',
  'server/services/scope.test.ts',
  'server/rights/revised.test.ts',
  'server/services/service-breakdown.test.ts',
  'server/rights/differential.test.ts',
]

class InOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => suites.findIndex((suite) => moduleId.endsWith(suite))
    return specifications.sort((a, b) => place(a) - place(b))
  }
}

/** Leaves out the one check that `WITHOUT_CHECK` names. */
function withoutCheck(): Plugin {
  const id = process.env.WITHOUT_CHECK ?? ''
  const check = allChecks().find((one) => one.id === id)
  if (id && !check) throw new Error(`There is no check ${id}.`)
  return {
    name: 'without-check',
    enforce: 'pre',
    transform: (code, file) => (check && file === join(root, check.file) ? without(check, code) : null),
  }
}

/** What `mutants.ts` runs again and again: the suites that hold rights, on a cluster that is there already. */
export default defineConfig({
  root,
  plugins: [withoutCheck()],
  test: {
    environment: 'node',
    include: suites,
    setupFiles: ['web/testing/loud-console.ts'],
    provide: { cluster: JSON.parse(process.env.RIGHTS_CLUSTER ?? 'null') },
    testTimeout: 120_000,
    bail: 1,
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: InOrder },
  },
})

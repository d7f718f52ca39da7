import { readdirSync, readFileSync } from 'node:fs'

const built = 'dist/web'
const named = readFileSync(`${built}/index.html`, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)
const engine = readdirSync(`${built}/assets`).filter((name) => /^chart-engine-.*\.js$/.test(name))

// The overview must answer to a press within 150 kB; ECharts is fetched with the first chart.
export default [
  {
    name: 'JavaScript before the overview is interactive',
    path: [...named].map(([, path]) => `${built}/${path}`),
    limit: '150 kB',
    brotli: true,
  },
  { name: 'ECharts', path: engine.map((name) => `${built}/assets/${name}`), limit: '175 kB', brotli: true },
]

import type { RankingData } from '../ranking.ts'

export default { unit: 'share', rows: [], city: null, median: null } satisfies RankingData

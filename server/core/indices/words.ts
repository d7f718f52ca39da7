import { formatter, nbsp } from '../format.ts'
import { parsePeriod, previousPeriod } from '../period.ts'
import type { OfficeRef } from '../scorecard.ts'
import type { Lang, Words } from '../words.ts'
import type { IndexPage } from './answers.ts'
import type { IndexComponent } from './definition.ts'
import { addPoints, type Basis } from './score.ts'
import type { Untold } from './service-losses.ts'

/** "2 điểm × tỷ lệ ÷ 80%, tối đa 2 điểm": how counts become points. */
export function ruleSentence(
  { max, threshold, times, informative }: IndexComponent,
  nameOf: (id: string) => Words | undefined,
  lang: Lang,
): string {
  const f = formatter(lang)
  if (informative)
    return { vi: 'Chỉ để tham khảo, không tính điểm.', en: 'For information, not scored.' }[lang]
  const most = f.number(max)
  const plain =
    threshold === null
      ? { vi: `${most} điểm × tỷ lệ`, en: `${most} points × share` }[lang]
      : {
          vi: `Từ ${f.level(threshold, 'share')} trở lên được ${most} điểm, thấp hơn tính theo tỷ lệ`,
          en: `${most} points from ${f.level(threshold, 'share')} on, below it in proportion`,
        }[lang]
  const other = times === null ? undefined : nameOf(times)
  const factor = other
    ? { vi: `, nhân với tỷ lệ “${other.vi}”`, en: `, times the share of “${other.en}”` }[lang]
    : ''
  return `${plain}${factor}.`
}

/** Why there are these points where they do not simply follow from the counts. */
const basisWords: Record<Exclude<Basis, 'counts' | 'informative'>, Words> = {
  'nothing-full': {
    vi: 'Không phát sinh (0/0): theo quy tắc được điểm tối đa.',
    en: 'Nothing to count (0/0): by the rule all points are given.',
  },
  'nothing-zero': {
    vi: 'Không phát sinh (0/0): theo quy tắc không được điểm.',
    en: 'Nothing to count (0/0): by the rule no points are given.',
  },
  'not-applicable': {
    vi: 'Không phát sinh (0/0): không áp dụng, trừ khỏi điểm tối đa.',
    en: 'Nothing to count (0/0): not applicable, left out of the maximum.',
  },
  'empty-full': {
    vi: 'Nguồn không nêu tử số, mẫu số: theo quy tắc được điểm tối đa.',
    en: 'The source names no counts: by the rule all points are given.',
  },
  'empty-zero': {
    vi: 'Nguồn không nêu tử số, mẫu số: theo quy tắc không được điểm.',
    en: 'The source names no counts: by the rule no points are given.',
  },
  missing: { vi: 'Chưa có số liệu; không phải là 0.', en: 'No counts yet; this is not 0.' },
  'factor-missing': {
    vi: 'Chưa có số liệu của thành phần nhân kèm.',
    en: 'The component it is multiplied by has no counts yet.',
  },
}
export const basisSentence = (basis: Basis, lang: Lang): string | null =>
  basis === 'counts' || basis === 'informative' ? null : basisWords[basis][lang]

/** "Thành phố … đạt 87,88 trên 100 điểm tháng 11/2024, mất 12,12 điểm; mất nhiều nhất ở “…” (1,93 điểm)." */
export function indexSentence(
  {
    index,
    office,
    period,
    score,
    attribution,
  }: Pick<IndexPage, 'index' | 'office' | 'period' | 'score' | 'attribution'>,
  lang: Lang,
): string {
  const f = formatter(lang)
  const when = f.periodInText(period)
  const name = office.name[lang]
  if (score.score === null)
    return {
      vi: `Chưa có số liệu ${index.short.vi} của ${name} trong ${when}.`,
      en: `There are no counts of ${index.short.en} of ${name} for ${when}.`,
    }[lang]
  const of = (points: number) => f.score(points, index.decimals)
  const reached = {
    vi: `${name} đạt ${of(score.score)} trên ${f.number(score.max)}${nbsp}điểm trong ${when}`,
    en: `${name} reached ${of(score.score)} of ${f.number(score.max)}${nbsp}points in ${when}`,
  }[lang]
  const [worst] = attribution.components
  const component = index.groups.flatMap(({ components }) => components).find(({ id }) => id === worst?.id)
  if (!worst || !component) return `${reached}.`
  return {
    vi: `${reached}; mất ${of(attribution.lost)}${nbsp}điểm, nhiều nhất ở “${component.name.vi}” (${of(worst.lost)}).`,
    en: `${reached}; it lost ${of(attribution.lost)}, most of them in “${component.name.en}” (${of(worst.lost)}).`,
  }[lang]
}

/** "15 quận, huyện đạt 95% “Hồ sơ được số hóa”: +0,42 điểm." */
export function whatIfSentence(
  asked: { offices: readonly OfficeRef[]; component: Words; ratio: number; gain: number; cases: number },
  decimals: number,
  lang: Lang,
): string {
  const f = formatter(lang)
  const { offices, component, ratio, gain, cases } = asked
  const [only] = offices
  const who =
    offices.length === 1 && only
      ? only.name[lang]
      : { vi: `${f.number(offices.length)} đơn vị`, en: `${f.number(offices.length)} offices` }[lang]
  const level = f.level(ratio, 'share')
  if (cases === 0)
    return {
      vi: `${who} đã đạt ${level} “${component.vi}”: không thêm điểm.`,
      en: `${who} reached ${level} of “${component.en}” already: no point more.`,
    }[lang]
  const points = `+${f.score(gain, decimals)}`
  return {
    vi: `Nếu ${who} đạt ${level} “${component.vi}”: ${points}${nbsp}điểm, cần thêm ${f.number(cases)} trường hợp.`,
    en: `If ${who} reached ${level} of “${component.en}”: ${points}${nbsp}points, for which ${f.number(cases)} more cases are needed.`,
  }[lang]
}

/** By which rules a period is scored that begins before these came into force; null: there is nothing to say. */
export function versionSentence(
  { index, period }: Pick<IndexPage, 'index' | 'period'>,
  lang: Lang,
): string | null {
  const asked = parsePeriod(period)
  if (!asked || index.fromOn <= asked.start) return null
  const day = formatter(lang).day(index.fromOn)
  return {
    vi: `Kỳ này bắt đầu trước ngày ${day}, ngày cách tính này có hiệu lực, và kết thúc sau đó: cả kỳ được chấm theo cách tính này.`,
    en: `This period begins before ${day}, when these rules came into force, and ends after it: all of it is scored by these rules.`,
  }[lang]
}

const untold: Record<Untold, { what: (n: string) => Words; todo: Words }> = {
  multiplied: {
    what: (n) => ({
      vi: `${n} thành phần nhân hai tỷ lệ với nhau`,
      en: `Components that multiply two shares: ${n}`,
    }),
    todo: {
      vi: 'Điểm mất do cả hai tỷ lệ, không chia được cho từng thủ tục. Mở chỉ số của thành phần để xem hồ sơ còn thiếu theo thủ tục.',
      en: 'Both shares lose the points, so no service bears its part. The KPI of the component shows by service which cases are short.',
    },
  },
  published: {
    what: (n) => ({
      vi: `${n} thành phần chấm theo số công bố`,
      en: `Components scored by published counts: ${n}`,
    }),
    todo: {
      vi: 'Số công bố không ghi thủ tục. Khi hồ sơ của kỳ đã được đưa vào, chỉ số đếm từ hồ sơ cho biết thủ tục nào còn thiếu.',
      en: 'Published counts name no service. Once the dossiers of the period are brought in, the KPI that counts them tells which services are short.',
    },
  },
  uncounted: {
    what: (n) => ({ vi: `${n} thành phần chưa có số liệu`, en: `Components without counts: ${n}` }),
    todo: {
      vi: 'Cần nhập số công bố, hoặc đưa hồ sơ vào và gắn chỉ số đếm cho thành phần.',
      en: 'Import published counts, or bring the rows in and name the KPI that counts the component.',
    },
  },
  nameless: {
    what: (n) => ({
      vi: `${n} thành phần đếm từ dữ liệu không ghi thủ tục`,
      en: `Components counted from rows that name no service: ${n}`,
    }),
    todo: {
      vi: 'Đưa dữ liệu có mã thủ tục hoặc lĩnh vực vào thì chia được.',
      en: 'Bring in rows with the code of a procedure or topic to have them told apart.',
    },
  },
}

/** Why points are laid to no service, and what can be done about it. */
export function untoldWords(why: Untold, components: number, lang: Lang): { what: string; todo: string } {
  const { what, todo } = untold[why]
  return { what: what(formatter(lang).number(components))[lang], todo: todo[lang] }
}

/** "Tăng 0,38 điểm so với tháng 10/2024": only where the period before was scored by the same rules, of as many components. */
export function changeSentence(
  { index, period, score, history }: Pick<IndexPage, 'index' | 'period' | 'score' | 'history'>,
  lang: Lang,
): string | null {
  const f = formatter(lang)
  const asked = parsePeriod(period)
  const before = asked && previousPeriod(asked)
  const found = before && history.find((one) => one.period === before.id)
  if (score.score === null || !found || found.score === null || found.missing !== score.missing) return null
  if (before.end < index.fromOn) return null
  const change = addPoints([score.score, -found.score], index.decimals)
  const amount = f.score(Math.abs(change), index.decimals)
  const when = f.periodInText(before.id)
  if (change === 0) return { vi: `Bằng ${when}`, en: `The same as in ${when}` }[lang]
  return change > 0
    ? { vi: `Tăng ${amount}${nbsp}điểm so với ${when}`, en: `Up ${amount} points on ${when}` }[lang]
    : { vi: `Giảm ${amount}${nbsp}điểm so với ${when}`, en: `Down ${amount} points on ${when}` }[lang]
}

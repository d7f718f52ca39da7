import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** A check in the sources, and the sources without it. */
export type Check = {
  /** `server/services/rows.ts: scopeKey 1`: the first of its calls in the file */
  id: string
  file: string
  line: number
  /** as it stands */
  text: string
  /** what stands in for it: everybody passes */
  instead: string
  start: number
}

const anyRole = `{ code: 'none', role: 'administrator', office: null, fromOn: '2024-01-01', toOn: null, delegatedBy: null }`

/** Functions by which rights are held, and what stands in for a call of each. */
const standIns: Record<string, (args: readonly string[]) => string> = {
  withinScope: ([_, ...rest]) => `withinScope({ offices: 'all' }, ${rest.join(', ')})`,
  withinScopeOfAny: ([_, ...rest]) => `withinScopeOfAny({ offices: 'all' }, ${rest.join(', ')})`,
  seesSome: () => 'true',
  seesOf: () => 'true',
  scopeKey: () => `'everybody'`,
  askedBy: () => `'everybody'`,
  rolesOf: ([person]) => `(${person}).holdings`,
  owesSecondFactor: () => 'false',
  holdingFor: () => `(${anyRole})`,
  personOf: ([actor]) => `(${actor})`,
  entitled: () => `(${anyRole})`,
  authorityFor: () => `({ by: ${anyRole}, delegatedBy: null })`,
  authorityToEnd: () => `(${anyRole})`,
  isKnownTo: () => 'true',
  offersDemonstration: () => 'true',
  somebodyReal: () => 'false',
  isOver: () => 'false',
  isOurs: () => 'true',
  allowed: ([request, reply]) => `contextOf(${request}, ${reply})`,
  ofTheirOffices: () => 'undefined',
}

/** Checks that are no call: exactly one such text stands in the file. */
const conditions: readonly [file: string, text: string, instead: string][] = [
  ['server/asker.ts', `request.url.startsWith('/api/v1/')`, 'true'],
  ['server/asker.ts', 'found.session.expiresAt <= at', 'false'],
  ['server/auth/actor.ts', '(held.office === null || held.office === office)', 'true'],
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: pieces of templates, as they stand in the sources
  ['server/auth/holdings.ts', 'and ${grant.fromOn} <= ${day}', ''],
  ['server/auth/holdings.ts', 'and (${grant.toOn} is null or ${grant.toOn} >= ${day})', ''],
  ['server/auth/holdings.ts', '${lender.role} = ${grants.role}', 'true'],
  ['server/auth/holdings.ts', 'and ${runsOn(lender, day)}', ''],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: pieces of templates, as they stand in the sources
  ['server/auth/scope.ts', `if (!actor.verbs.includes('figures')) return []`, ''],
  ['server/auth/scope.ts', `actor.offices === 'all' ?`, 'true ?'],
  ['server/auth/token.ts', ', isNull(tokens.revokedAt)', ''],
  [
    'server/services/account/end-sessions.ts',
    'eq(sessions.userId, person.id)))\n      .returning({ address',
    '))\n      .returning({ address',
  ],
  ['server/services/account/end-sessions.ts', 'eq(sessions.userId, person.id), ne(', 'ne('],
  ['server/services/account/sessions.ts', 'eq(sessions.userId, person.id), ', ''],
  ['server/services/audit/export.ts', `actor.kind === 'machine' && !actor.verbs.includes('audit')`, 'false'],
  [
    'server/services/people/of-office.ts',
    'row.grants.filter((grant) => grant.office?.code === code)',
    'row.grants',
  ],
  ['server/http/pages.ts', `ctx.actor.kind === 'public' && isFigures`, 'isFigures'],
]

/** Without these, nobody sees or does more; each with the reason. They are not tried. */
export const nothingLost: Readonly<Record<string, string>> = {
  'server/http/pages.ts: askedBy 1':
    'only pages drawn for the public are kept, and the public is always the same',
  'server/services/items/list.ts: holdingFor 1':
    'it says for which offices an addition is offered; proposing one is asked again',
  'server/services/items/may-ask.ts: holdingFor 1':
    'it says what is offered of an item; proposing it is asked again',
  'server/services/tasks/note.ts: holdingFor 1':
    'it finds the office in whose name the note is left; whether it may be is asked after that',
  'server/services/feeds/list.ts: seesSome 1':
    'every KPI that rests on rows of a feed is public, as scope.test.ts holds; a guarded one would make this count',
  'server/services/indices/service-losses.ts: scopeKey 1':
    'services are told of rows of feeds alone, whose KPIs are public, as scope.test.ts holds; a guarded one would make this count',
  'server/services/account/second-factor.ts: owesSecondFactor 1':
    'it says in the log whether the second factor was owed; nothing hangs on it',
}

const rooms = ['server/services', 'server/api', 'server/http', 'server/auth']

const sources = (): string[] => ['server/asker.ts', ...rooms.flatMap(files)]

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : files(path)
    return /(?<!\.test)\.ts$/.test(entry.name) ? [path] : []
  })
}

type Node = { type: string; start: number; end: number; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'

function* callsIn(node: unknown): Generator<{ name: string; node: Node; args: Node[] }> {
  if (Array.isArray(node)) for (const one of node) yield* callsIn(one)
  else if (isNode(node)) {
    const callee = node.callee
    if (node.type === 'CallExpression' && isNode(callee) && callee.type === 'Identifier')
      yield { name: String(callee.name), node, args: node.arguments as Node[] }
    for (const value of Object.values(node)) if (typeof value === 'object') yield* callsIn(value)
  }
}

const lineOf = (code: string, at: number) => code.slice(0, at).split('\n').length

function checksIn(file: string): Check[] {
  const code = readFileSync(join(root, file), 'utf8')
  const seen = new Map<string, number>()
  const nth = (name: string) => {
    seen.set(name, (seen.get(name) ?? 0) + 1)
    return `${file}: ${name} ${seen.get(name)}`
  }
  const at = (start: number, text: string) => ({ file, start, text, line: lineOf(code, start) })
  const calls = [...callsIn(parseSync(file, code).program)]
    .filter(({ name }) => Object.hasOwn(standIns, name))
    .sort((a, b) => a.node.start - b.node.start)
    .map(({ name, node, args }) => ({
      id: nth(name),
      ...at(node.start, code.slice(node.start, node.end)),
      instead: standIns[name]?.(args.map((arg) => code.slice(arg.start, arg.end))) ?? '',
    }))
  const others = conditions
    .filter(([where]) => where === file)
    .map(([, text, instead]) => {
      if (code.split(text).length !== 2) throw new Error(`${file} does not hold once: ${text}`)
      return { id: nth('condition'), ...at(code.indexOf(text), text), instead }
    })
  return [...calls, ...others]
}

export const allChecks = (): Check[] => sources().flatMap(checksIn)

/** A source without one of its checks. */
export const without = ({ start, text, instead }: Check, code: string): string =>
  code.slice(0, start) + instead + code.slice(start + text.length)

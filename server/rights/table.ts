import type { ErrorCode } from '../core/error-words.ts'

/**
 * Who may see and do what: the one declared table. `matrix.test.ts` knocks at every door of the running service as every
 * asker and compares; a door without a row here fails, and so does a row without a door.
 *
 * In it, "own office" is the one in which the head, the delegate and the officer hold their roles.
 */

export const askers = {
  public: 'nobody has signed in',
  leader: 'leader of the city',
  head: 'head of the own office',
  delegate: 'to whom the head has lent the own role for a time that runs',
  officer: 'officer of the own office',
  'head before': 'officer of the own office who was its head until yesterday, and lent the role',
  reviewer: 'reviewer, with a second factor',
  communications: 'communications',
  administrator: 'administrator, with a second factor',
  'without roles': 'signed in, but every role was taken away',
  'role ended': 'was leader, head of the own office and administrator until yesterday',
  'role to come': 'will be leader, head of the own office and administrator',
  'lender gone': 'was lent the role of head by the head before',
  'second factor owed':
    'leader, reviewer and head of the own office without the second factor that a reviewer needs',
  disabled: 'leader, head of the own office and administrator who was disabled, with a session from before',
  'session expired': 'the same with a session that ran out',
  'session ended': 'the same with a session that was signed out',
  'figures token, own office': 'a token for figures of the own office',
  'figures token, all offices': 'a token for figures of every office',
  'rows token, own office': 'a token for rows of the own office',
  'rows token, all offices': 'a token for rows of every office',
  'figures and rows token, own office': 'a token for figures and rows of the own office',
  'figures and rows token, all offices': 'a token for figures and rows of every office',
  'audit token, own office': 'a token for the audit log of the own office',
  'audit token, all offices': 'a token for the audit log',
  'push token, own office': 'a token for sending rows of the own office in',
  'push token, all offices': 'a token for sending rows of every office in',
  'revoked token': 'a token for everything that was revoked',
  'expired token': 'a token for everything that ran out',
  'altered token': 'a token for everything with one sign changed',
} as const
export type Asker = keyof typeof askers

/**
 * `answers`: all there is. `public part`: of the figures only those of public KPIs; nothing about a person.
 * `own part`: what is the asker’s own, or of the own office, and nothing else. `as asked`: a page shows what the
 * questions behind it answer to the same asker. `goes on`: the browser is sent on to the single sign-on, or back to
 * the sign-in page with the reason.
 */
export type Outcome =
  | 'answers'
  | 'public part'
  | 'own part'
  | 'as asked'
  | 'goes on'
  | `refused: ${ErrorCode}`

/** Every asker stands in one line. */
export type Expected = Partial<Record<Outcome, readonly Asker[]>>

export type Right = {
  kind: 'query' | 'mutation' | 'subscription' | 'route' | 'upload' | 'export' | 'page'
  rule: string
  doors: readonly string[]
  /** what is asked for at the door; `matrix.test.ts` knows how to ask for each */
  of: Readonly<Record<string, Expected>>
}

// Groups of askers -----------------------------------------------------------------------------------------------------

const seesTheCity = ['leader', 'reviewer', 'communications'] as const
const actsAsHead = ['head', 'delegate'] as const
const seesTheOffice = [...actsAsHead, 'officer', 'head before'] as const
const holdsNothing = ['without roles', 'role ended', 'role to come', 'lender gone'] as const
const owes = ['second factor owed'] as const
const notSignedIn = ['public', 'disabled', 'session expired', 'session ended'] as const

const signedIn = [...seesTheCity, ...seesTheOffice, 'administrator', ...holdsNothing, ...owes] as const
const seesNoOffice = ['administrator', ...holdsNothing, ...owes, ...notSignedIn] as const

const figuresOwn = ['figures token, own office', 'figures and rows token, own office'] as const
const figuresAll = ['figures token, all offices', 'figures and rows token, all offices'] as const
const rowsOnly = ['rows token, own office', 'rows token, all offices'] as const
const figuresOnly = ['figures token, own office', 'figures token, all offices'] as const
const figuresAndRows = ['figures and rows token, own office', 'figures and rows token, all offices'] as const
const auditOnly = ['audit token, own office', 'audit token, all offices'] as const
const pushOnly = ['push token, own office', 'push token, all offices'] as const
const badTokens = ['revoked token', 'expired token', 'altered token'] as const
/** A token opens `/api/v1` and nothing else: elsewhere whoever brings one is the public. */
const tokens = [
  ...figuresOnly,
  ...rowsOnly,
  ...figuresAndRows,
  ...auditOnly,
  ...pushOnly,
  ...badTokens,
] as const

const nobody = [...notSignedIn, ...tokens] as const
const everybody = [...signedIn, ...nobody] as const

/** Expected where only these may, and everybody else is told why not. */
const only = (...entitled: readonly Asker[]): Expected => ({
  answers: entitled,
  'refused: not-yours': signedIn.filter(
    (asker) => !entitled.includes(asker) && asker !== 'second factor owed',
  ),
  'refused: second-factor-required': owes,
  'refused: sign-in-needed': nobody,
})
const forEverybody: Expected = { answers: everybody }

// The rows -------------------------------------------------------------------------------------------------------------

const figures: Right[] = [
  {
    kind: 'query',
    rule: 'Figures of public KPIs are everybody’s. Those of other KPIs are seen by leaders, reviewers and communications, and, for the own office, by its head and officers. An administrator sees no more than the public. To whoever may see nothing of a KPI, there is no such KPI.',
    doors: ['kpi.page', 'kpi.series', 'kpi.breakdown', 'kpi.services', 'kpi.rows', 'kpi.facets'],
    of: {
      'a public KPI of the own office': forEverybody,
      'a public KPI of another office': forEverybody,
      'a public KPI of the city': forEverybody,
      'a guarded KPI of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of another office': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of the city': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'route',
    rule: 'The same for machines: a token sees the figures of the offices it was made for, if it was made for figures. A person’s session counts here as well.',
    doors: ['GET /api/v1/kpis/:id', 'GET /api/v1/kpis/:id/series', 'GET /api/v1/kpis/:id/breakdown'],
    of: {
      'a public KPI of the own office': {
        answers: [...signedIn, ...notSignedIn, ...figuresOwn, ...figuresAll],
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a public KPI of another office': {
        answers: [...signedIn, ...notSignedIn, ...figuresOwn, ...figuresAll],
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a public KPI of the city': {
        answers: [...signedIn, ...notSignedIn, ...figuresOwn, ...figuresAll],
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of the own office': {
        answers: [...seesTheCity, ...seesTheOffice, ...figuresOwn, ...figuresAll],
        'refused: unknown-kpi': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of another office': {
        answers: [...seesTheCity, ...figuresAll],
        'refused: not-yours': [...seesTheOffice, ...figuresOwn],
        'refused: unknown-kpi': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of the city': {
        answers: [...seesTheCity, ...figuresAll],
        'refused: not-yours': [...seesTheOffice, ...figuresOwn],
        'refused: unknown-kpi': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
  {
    kind: 'route',
    rule: 'Rows ask for a token made for rows. Without the figures as well it sees the rows of public KPIs only.',
    doors: ['GET /api/v1/kpis/:id/rows', 'GET /api/v1/kpis/:id/facets'],
    of: {
      'a public KPI of the own office': {
        answers: [...signedIn, ...notSignedIn, ...rowsOnly, ...figuresAndRows],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a public KPI of another office': {
        answers: [...signedIn, ...notSignedIn, ...rowsOnly, ...figuresAndRows],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a public KPI of the city': {
        answers: [...signedIn, ...notSignedIn, ...rowsOnly, ...figuresAndRows],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of the own office': {
        answers: [
          ...seesTheCity,
          ...seesTheOffice,
          'figures and rows token, own office',
          'figures and rows token, all offices',
        ],
        'refused: unknown-kpi': [...seesNoOffice, 'rows token, own office', 'rows token, all offices'],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of another office': {
        answers: [...seesTheCity, 'figures and rows token, all offices'],
        'refused: not-yours': [...seesTheOffice, 'figures and rows token, own office'],
        'refused: unknown-kpi': [...seesNoOffice, 'rows token, own office', 'rows token, all offices'],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded KPI of the city': {
        answers: [...seesTheCity, 'figures and rows token, all offices'],
        'refused: not-yours': [...seesTheOffice, 'figures and rows token, own office'],
        'refused: unknown-kpi': [...seesNoOffice, 'rows token, own office', 'rows token, all offices'],
        'refused: token-may-not': [...figuresOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
  {
    kind: 'export',
    rule: 'A file holds what its page shows to the same asker. A token is for machines and opens no file: whoever brings one is the public.',
    doors: ['GET /exports/kpis/:id'],
    of: {
      'a public KPI of the own office': forEverybody,
      'a public KPI of another office': forEverybody,
      'a public KPI of the city': forEverybody,
      'a guarded KPI of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of another office': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of the city': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'export',
    rule: 'A block of a briefing as a file holds what the pages of its figures show to the same asker.',
    doors: ['GET /exports/block'],
    of: {
      'a public KPI of the own office': forEverybody,
      'a public KPI of another office': forEverybody,
      'a public KPI of the city': forEverybody,
      'a guarded KPI of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of another office': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of the city': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'route',
    rule: 'And so does its content, from which a page draws it.',
    doors: ['GET /exports/block/content'],
    of: {
      'a public KPI of the own office': forEverybody,
      'a public KPI of another office': forEverybody,
      'a public KPI of the city': forEverybody,
      'a guarded KPI of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of another office': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
      'a guarded KPI of the city': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-kpi': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'route',
    rule: 'A frame in another site shows public KPIs, whoever looks at it: neither a session nor a token counts.',
    doors: ['GET /embed/kpis/:id'],
    of: {
      'a public KPI of the own office': forEverybody,
      'a public KPI of another office': forEverybody,
      'a public KPI of the city': forEverybody,
      'a guarded KPI of the own office': { 'refused: unknown-kpi': everybody },
      'a guarded KPI of another office': { 'refused: unknown-kpi': everybody },
      'a guarded KPI of the city': { 'refused: unknown-kpi': everybody },
    },
  },
  {
    kind: 'route',
    rule: 'A short address says where it leads; what is seen there is for the rights of whoever follows.',
    doors: ['GET /s/:code'],
    of: { 'a code that was never given': { 'refused: unknown-address': everybody } },
  },
  {
    kind: 'export',
    rule: 'The overview as a file leaves out what the overview leaves out.',
    doors: ['GET /exports/scorecard', 'GET /exports/one-page'],
    of: {
      'the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'public part': [...seesNoOffice, ...tokens],
      },
      'another office': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
      'the city': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'export',
    rule: 'And so does the page of an office.',
    doors: ['GET /exports/offices/:code'],
    of: {
      'the own office': {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': [...seesNoOffice, ...tokens],
      },
      'another office': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
      'the city': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'query',
    rule: 'A composite index is everybody’s or it is not, as its definition says; one that is not is seen like the figures of a guarded KPI, without the offices that the asker may not see.',
    doors: ['index.page'],
    of: {
      'a public index of the own office': forEverybody,
      'a public index of another office': forEverybody,
      'a public index of the city': forEverybody,
      'a guarded index of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-index': [...seesNoOffice, ...tokens],
      },
      'a guarded index of another office': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-index': [...seesNoOffice, ...tokens],
      },
      'a guarded index of the city': {
        answers: seesTheCity,
        'refused: not-yours': seesTheOffice,
        'refused: unknown-index': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'query',
    rule: 'The list of indices names those of which the asker may see something, and the city’s score where they may see that.',
    doors: ['index.list'],
    of: {
      everything: {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'route',
    rule: 'And so does the list for machines.',
    doors: ['GET /api/v1/indices'],
    of: {
      everything: {
        answers: [...seesTheCity, ...figuresAll],
        'own part': [...seesTheOffice, ...figuresOwn],
        'public part': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
  {
    kind: 'route',
    rule: 'The same for machines.',
    doors: ['GET /api/v1/indices/:id'],
    of: {
      ...Object.fromEntries(
        ['the own office', 'another office', 'the city'].map((place) => [
          `a public index of ${place}`,
          {
            answers: [...signedIn, ...notSignedIn, ...figuresOwn, ...figuresAll],
            'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
            'refused: bad-token': badTokens,
          },
        ]),
      ),
      'a guarded index of the own office': {
        answers: [...seesTheCity, ...seesTheOffice, ...figuresOwn, ...figuresAll],
        'refused: unknown-index': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded index of another office': {
        answers: [...seesTheCity, ...figuresAll],
        'refused: not-yours': [...seesTheOffice, ...figuresOwn],
        'refused: unknown-index': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'a guarded index of the city': {
        answers: [...seesTheCity, ...figuresAll],
        'refused: not-yours': [...seesTheOffice, ...figuresOwn],
        'refused: unknown-index': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
  {
    kind: 'query',
    rule: 'A scorecard leaves out the KPIs that the asker may not see of that office.',
    doors: ['scorecard'],
    of: {
      'the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'public part': [...seesNoOffice, ...tokens],
      },
      'another office': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
      'the city': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'route',
    rule: 'The same for machines.',
    doors: ['GET /api/v1/scorecard'],
    of: {
      'the own office': {
        answers: [...seesTheCity, ...seesTheOffice, ...figuresOwn, ...figuresAll],
        'public part': seesNoOffice,
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'another office': {
        answers: [...seesTheCity, ...figuresAll],
        'public part': [...seesTheOffice, ...seesNoOffice, ...figuresOwn],
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'the city': {
        answers: [...seesTheCity, ...figuresAll],
        'public part': [...seesTheOffice, ...seesNoOffice, ...figuresOwn],
        'refused: token-may-not': [...rowsOnly, ...auditOnly, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
  {
    kind: 'query',
    rule: 'An office’s page: its head and officers see its figures of every KPI, those of guarded KPIs without the comparison with offices that they may not see.',
    doors: ['office.page'],
    of: {
      'the own office': {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': [...seesNoOffice, ...tokens],
      },
      'another office': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
      'the city': {
        answers: seesTheCity,
        'public part': [...seesTheOffice, ...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'query',
    rule: 'The frame of every page names the KPIs of which the asker may see something; offices and days are everybody’s.',
    doors: ['setting'],
    of: {
      'the frame': {
        answers: [...seesTheCity, ...seesTheOffice],
        'public part': [...seesNoOffice, ...tokens],
      },
    },
  },
]

const account: Right[] = [
  {
    kind: 'query',
    rule: 'Everybody is told who they are, and nobody who somebody else is.',
    doors: ['me'],
    of: { 'who asks': { 'own part': signedIn, 'public part': nobody } },
  },
  {
    kind: 'query',
    rule: 'Sessions are shown to the person whose they are.',
    doors: ['account.sessions'],
    of: { 'the own sessions': { 'own part': signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'A link by mail opens to whoever holds it, until it is used.',
    doors: ['account.letter', 'account.setPassword'],
    of: {
      'a link that is open': forEverybody,
      'a link that was used': { 'refused: link-expired': everybody },
      'a link of somebody disabled': { 'refused: link-expired': everybody },
    },
  },
  {
    kind: 'mutation',
    rule: 'Signing in asks for the right password, whoever is signed in already; a disabled person does not come in.',
    doors: ['account.signIn'],
    of: {
      'the right password': forEverybody,
      'the right password of somebody with a second factor': forEverybody,
      'a wrong password': { 'refused: wrong-credentials': everybody },
      'an address that nobody has': { 'refused: wrong-credentials': everybody },
      'the right password of somebody disabled': { 'refused: person-disabled': everybody },
    },
  },
  {
    kind: 'mutation',
    rule: 'The second step asks for the first.',
    doors: ['account.confirm'],
    of: {
      'a right code after the first step': forEverybody,
      'a wrong code after the first step': { 'refused: wrong-code': everybody },
      'a right code without the first step': {
        'refused: code-expired': everybody.filter((asker) => asker !== 'disabled'),
        'refused: person-disabled': ['disabled'],
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'Roles to try are everybody’s in a demonstration without real people.',
    doors: ['account.signInAs'],
    of: { 'a role of the demonstration': forEverybody },
  },
  {
    kind: 'query',
    rule: 'Mail that nothing sends is everybody’s in a demonstration without real people.',
    doors: ['mailbox'],
    of: { 'the mail': forEverybody },
  },
  {
    kind: 'mutation',
    rule: 'Signing out is nothing to refuse. Whoever forgot a password gets the same answer as whoever never had one.',
    doors: ['account.signOut', 'account.askReset'],
    of: { 'for oneself': forEverybody, 'for nobody': forEverybody },
  },
  {
    kind: 'mutation',
    rule: 'People end their own sessions; those of others are not there for them.',
    doors: ['account.endSession'],
    of: {
      'an own session': { answers: signedIn, 'refused: sign-in-needed': nobody },
      'a session of somebody else': {
        'refused: unknown-session': signedIn,
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'What belongs to one’s own account is each person’s own, whatever their role.',
    doors: ['account.endOtherSessions', 'account.changePassword'],
    of: { 'for oneself': { answers: signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'So is the second factor; there is one at a time, and a role that needs it keeps it.',
    doors: ['account.startSecondFactor', 'account.finishSecondFactor'],
    of: {
      'for oneself': {
        answers: signedIn.filter((asker) => asker !== 'reviewer' && asker !== 'administrator'),
        'refused: second-factor-there': ['reviewer', 'administrator'],
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'A role that needs a second factor keeps it.',
    doors: ['account.removeSecondFactor'],
    of: {
      'for oneself': {
        answers: signedIn.filter((asker) => !['reviewer', 'administrator', ...owes].includes(asker)),
        'refused: second-factor-required': ['reviewer', 'administrator', ...owes],
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'Recovery codes belong to a second factor.',
    doors: ['account.newRecoveryCodes'],
    of: {
      'for oneself': {
        answers: ['reviewer', 'administrator'],
        'refused: wrong-code': signedIn.filter((asker) => asker !== 'reviewer' && asker !== 'administrator'),
        'refused: sign-in-needed': nobody,
      },
    },
  },
]

const people: Right[] = [
  {
    kind: 'query',
    rule: 'People, tokens and the audit log are an administrator’s.',
    doors: ['people.list', 'tokens.list', 'audit.page'],
    of: { everything: only('administrator') },
  },
  {
    kind: 'query',
    rule: 'The people of an office are seen by its head, and by an administrator.',
    doors: ['people.ofOffice'],
    of: {
      'the own office': only('administrator', ...actsAsHead),
      'another office': only('administrator'),
    },
  },
  {
    kind: 'mutation',
    rule: 'An administrator gives every role. A head makes officers of the own office, and lends the own role for a time; what was lent is not lent on.',
    doors: ['people.invite'],
    of: {
      'an officer of the own office': only('administrator', ...actsAsHead),
      'an officer of another office': only('administrator'),
      'a head of the own office, for a time': only('administrator', 'head'),
      'a head of the own office, without an end': {
        ...only('administrator'),
        'refused: not-yours': only('administrator', 'head')['refused: not-yours'] ?? [],
        'refused: end-date-needed': ['head'],
      },
      'a head of another office, for a time': only('administrator'),
      'a role for the whole city': only('administrator'),
    },
  },
  {
    kind: 'mutation',
    rule: 'The same for people who are here; to a head, only the people of the own office are.',
    doors: ['people.grant'],
    of: {
      'an officer of the own office, to somebody of it': only('administrator', ...actsAsHead),
      'an officer of the own office, to somebody of another': {
        ...only('administrator', ...actsAsHead),
        answers: ['administrator'],
        'refused: unknown-person': actsAsHead,
      },
      'an officer of another office, to somebody of the own': only('administrator'),
      'a head of the own office for a time, to somebody of it': only('administrator', 'head'),
      'a role for the whole city, to somebody of the own office': only('administrator'),
    },
  },
  {
    kind: 'mutation',
    rule: 'Who may invite may do so again.',
    doors: ['people.reinvite'],
    of: {
      'an officer of the own office': only('administrator', ...actsAsHead),
      'an officer of another office': only('administrator'),
      'a role for the whole city': only('administrator'),
    },
  },
  {
    kind: 'mutation',
    rule: 'Who may give a role may end it: a head ends the officers of the own office and what was lent by the same head.',
    doors: ['people.endGrant'],
    of: {
      'an officer of the own office': only('administrator', ...actsAsHead),
      'an officer of another office': only('administrator'),
      'what the head has lent': only('administrator', 'head'),
      'what the head before has lent': only('administrator'),
      'the head of the own office': only('administrator'),
      'a role for the whole city': only('administrator'),
      'a role that is not there': {
        'refused: unknown-grant': signedIn,
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'Only an administrator shuts people out and lets them in, and says how many officers an office has.',
    doors: ['people.disable', 'people.enable', 'people.setCap'],
    of: { 'the own office': only('administrator'), 'another office': only('administrator') },
  },
  {
    kind: 'mutation',
    rule: 'Only an administrator makes and revokes tokens.',
    doors: ['tokens.create', 'tokens.revoke'],
    of: { 'for the own office': only('administrator'), 'for every office': only('administrator') },
  },
  {
    kind: 'export',
    rule: 'The audit log as a file: an administrator’s, and a machine’s whose token was made for it; a token for some offices gets what concerns these.',
    doors: ['GET /api/v1/audit'],
    of: {
      'as CSV': {
        ...only('administrator'),
        answers: ['administrator', 'audit token, all offices'],
        'own part': ['audit token, own office'],
        'refused: sign-in-needed': notSignedIn,
        'refused: token-may-not': [...figuresOnly, ...rowsOnly, ...figuresAndRows, ...pushOnly],
        'refused: bad-token': badTokens,
      },
      'as JSON': {
        ...only('administrator'),
        answers: ['administrator', 'audit token, all offices'],
        'own part': ['audit token, own office'],
        'refused: sign-in-needed': notSignedIn,
        'refused: token-may-not': [...figuresOnly, ...rowsOnly, ...figuresAndRows, ...pushOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
]

const reporting: Right[] = [
  {
    kind: 'query',
    rule: 'What somebody has to do about reports is shown to them: what the own office owes, what waits for the head of it, and to a reviewer what waits of every office.',
    doors: ['reporting.work'],
    of: { 'the own work': { 'own part': signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'query',
    rule: 'Values under way are read by the people of their office and by a reviewer; not by leaders, to whom nothing is said before it is approved.',
    doors: ['reporting.grid', 'reporting.history'],
    of: {
      'the own office': only(...seesTheOffice, 'reviewer'),
      'another office': only('reviewer'),
    },
  },
  {
    kind: 'query',
    rule: 'What waits for a decision is seen by who decides: a head what the own office sent, a reviewer what the heads endorsed.',
    doors: ['reporting.review'],
    of: {
      everything: { ...only('reviewer', ...actsAsHead), answers: ['reviewer'], 'own part': actsAsHead },
    },
  },
  {
    kind: 'query',
    rule: 'Who has reported and who has not is a reviewer’s to see of every office, and of the own one its people’s.',
    doors: ['reporting.coverage'],
    of: {
      everything: {
        ...only('reviewer', ...seesTheOffice),
        answers: ['reviewer'],
        'own part': seesTheOffice,
      },
    },
  },
  {
    kind: 'query',
    rule: 'That a newer value waits, and not what it says, is told to whoever sees the figures of its office.',
    doors: ['reporting.waiting'],
    of: {
      everything: {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': [...seesNoOffice, ...tokens],
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'Values are entered, sent, taken back and dropped by the people of their office.',
    doors: ['reporting.save', 'reporting.submit', 'reporting.withdraw', 'reporting.discard'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'export',
    rule: 'The workbook to fill in shows the values under way, and goes out to whoever reads these.',
    doors: ['GET /reporting/template'],
    of: {
      'the own office': only(...seesTheOffice, 'reviewer'),
      'another office': only('reviewer'),
    },
  },
  {
    kind: 'upload',
    rule: 'It comes in again from whoever may enter what is in it.',
    doors: ['POST /reporting/import'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'For its office, the head answers: nobody else endorses or gives back.',
    doors: ['reporting.endorse', 'reporting.giveBack'],
    of: { 'the own office': only(...actsAsHead), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer approves or returns what the heads of all offices endorsed.',
    doors: ['reporting.approve', 'reporting.return'],
    of: { 'the own office': only('reviewer'), 'another office': only('reviewer') },
  },
  {
    kind: 'query',
    rule: 'What changed is told of what may be seen: of public KPIs to whoever signed in, of the others with the figures of the office.',
    doors: ['reporting.changes'],
    of: {
      'the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'public part': signedIn.filter(
          (asker) => !([...seesTheCity, ...seesTheOffice] as readonly Asker[]).includes(asker),
        ),
        'refused: sign-in-needed': nobody,
      },
      'another office': {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': signedIn.filter(
          (asker) => !([...seesTheCity, ...seesTheOffice] as readonly Asker[]).includes(asker),
        ),
        'refused: sign-in-needed': nobody,
      },
      'the whole city': {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': signedIn.filter(
          (asker) => !([...seesTheCity, ...seesTheOffice] as readonly Asker[]).includes(asker),
        ),
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'query',
    rule: 'That a figure is contested, with both values, is seen by who sees the figures of the office.',
    doors: ['reporting.contests'],
    of: {
      everything: {
        answers: seesTheCity,
        'own part': seesTheOffice,
        'public part': signedIn.filter(
          (asker) => !([...seesTheCity, ...seesTheOffice] as readonly Asker[]).includes(asker),
        ),
        'refused: sign-in-needed': nobody,
      },
    },
  },
  {
    kind: 'mutation',
    rule: 'A figure of an office is contested by its people.',
    doors: ['reporting.contest'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer decides on what the offices contest.',
    doors: ['reporting.decideContest'],
    of: { 'the own office': only('reviewer'), 'another office': only('reviewer') },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer closes a period to changes and opens it again.',
    doors: ['reporting.setLock'],
    of: { 'a period': only('reviewer') },
  },
]

const catalogue: Right[] = [
  {
    kind: 'query',
    rule: 'The catalogue of reported KPIs is an administrator’s.',
    doors: ['catalogue.page'],
    of: { everything: only('administrator') },
  },
  {
    kind: 'mutation',
    rule: 'An administrator says what reported KPIs are.',
    doors: ['catalogue.record'],
    of: { 'a definition': only('administrator') },
  },
  {
    kind: 'export',
    rule: 'The same for the catalogue as a workbook.',
    doors: ['GET /catalogue/template'],
    of: { everything: only('administrator') },
  },
  {
    kind: 'upload',
    rule: 'And for the workbook given back.',
    doors: ['POST /catalogue/import'],
    of: { 'a file': only('administrator') },
  },
  {
    kind: 'query',
    rule: 'What an index consists of is seen whole by an administrator, whoever may see its figures.',
    doors: ['index.desk'],
    of: { everything: only('administrator') },
  },
  {
    kind: 'mutation',
    rule: 'An administrator says what an index consists of.',
    doors: ['index.record'],
    of: { 'a definition': only('administrator') },
  },
  {
    kind: 'export',
    rule: 'The same for an index as a workbook.',
    doors: ['GET /index-definitions/template'],
    of: { everything: only('administrator') },
  },
  {
    kind: 'upload',
    rule: 'And for the workbook given back.',
    doors: ['POST /index-definitions/import'],
    of: { 'a file': only('administrator') },
  },
  {
    kind: 'upload',
    rule: 'Published counts of indices are taken in by reviewers and administrators.',
    doors: ['POST /index-counts/import'],
    of: { 'a file': only('reviewer', 'administrator') },
  },
  {
    kind: 'query',
    rule: 'Targets, and proposals of them, are seen by whoever proposes or decides.',
    doors: ['catalogue.targets'],
    of: { everything: only('leader', 'reviewer', 'administrator') },
  },
  {
    kind: 'mutation',
    rule: 'Reviewers and administrators propose targets, one or those of a year again.',
    doors: ['catalogue.propose', 'catalogue.rollOver'],
    of: { 'targets of the own office': only('reviewer', 'administrator') },
  },
  {
    kind: 'mutation',
    rule: 'Leaders and reviewers decide on targets that somebody else proposed; on their own, nobody does.',
    doors: ['catalogue.decide'],
    of: {
      'what somebody else proposed': only('leader', 'reviewer'),
      'what was proposed by oneself': only(),
    },
  },
]

/** Tasks of some office are seen, and the asker's own part of them where it is not the city. */
const partOfTasks: Expected = {
  answers: seesTheCity,
  'own part': seesTheOffice,
  'refused: not-yours': ['administrator', ...holdsNothing],
  'refused: second-factor-required': owes,
  'refused: sign-in-needed': nobody,
}

/** What is open to those who see an office; drafts only to those who make briefings. */
const issuedOnes: Expected = {
  answers: [...seesTheCity, ...seesTheOffice],
  'refused: not-yours': ['administrator', ...holdsNothing],
  'refused: second-factor-required': owes,
  'refused: sign-in-needed': nobody,
}
const drafts: Expected = {
  answers: seesTheCity,
  'refused: unknown-briefing': seesTheOffice,
  'refused: not-yours': ['administrator', ...holdsNothing],
  'refused: second-factor-required': owes,
  'refused: sign-in-needed': nobody,
}

const briefings: Right[] = [
  {
    kind: 'query',
    rule: 'An issued briefing is found by everybody who sees some office; drafts by those who make them.',
    doors: ['briefings.list'],
    of: { everything: partOfTasks },
  },
  {
    kind: 'query',
    rule: 'Its words are for all who may open it; each figure is read with the rights of the reader.',
    doors: ['briefings.page', 'briefings.revised'],
    of: { 'an issued one': issuedOnes, 'a draft': drafts },
  },
  {
    kind: 'export',
    rule: 'A file of it holds what the reader may see; what they may not is named and left out.',
    doors: ['GET /exports/briefings/:code'],
    of: { 'an issued one': partOfTasks, 'a draft': drafts },
  },
  {
    kind: 'mutation',
    rule: 'Leaders, reviewers and communications make briefings, any of them, together.',
    doors: ['briefings.start', 'briefings.save', 'briefings.discard', 'briefings.issue'],
    of: { 'a draft': only(...seesTheCity) },
  },
  {
    kind: 'mutation',
    rule: 'And take an issued one further: for the next period, or with the figures of now.',
    doors: ['briefings.duplicate', 'briefings.refresh'],
    of: { 'an issued one': only(...seesTheCity) },
  },
]

const registerOfTasks: Right[] = [
  {
    kind: 'query',
    rule: 'A task is seen by the office that leads it, those that help, the one that is charged for it, and by those who see the city. What the criterion gives an office is seen by whoever sees the office.',
    doors: ['tasks.list', 'tasks.calendar'],
    of: { everything: partOfTasks },
  },
  {
    kind: 'export',
    rule: 'The same as a workbook.',
    doors: ['GET /tasks.xlsx'],
    of: { everything: partOfTasks },
  },
  {
    kind: 'query',
    rule: 'What the criterion gives an office is seen by whoever sees the office.',
    doors: ['tasks.rating'],
    of: {
      everything: partOfTasks,
      'the own office': only(...seesTheCity, ...seesTheOffice),
      'another office': only(...seesTheCity),
    },
  },
  {
    kind: 'query',
    rule: 'To whoever does not see a task, it is not there.',
    doors: ['tasks.page'],
    of: {
      'the own office': only(...seesTheCity, ...seesTheOffice),
      'another office': {
        ...only(...seesTheCity),
        'refused: not-yours': ['administrator', ...holdsNothing],
        'refused: unknown-task': seesTheOffice,
      },
    },
  },
  {
    kind: 'query',
    rule: 'Files that somebody asked for are theirs alone.',
    doors: ['exportJobs.mine'],
    of: { 'the own files': { 'own part': signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'Everybody who has signed in asks for files; what is in them is what they may see when they are made.',
    doors: ['exportJobs.ask'],
    of: { 'every KPI': { answers: signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'And no longer wants their own; somebody else’s is not there.',
    doors: ['exportJobs.cancel'],
    of: {
      'an own one': { answers: signedIn, 'refused: sign-in-needed': nobody },
      'somebody else’s': { 'refused: unknown-export': signedIn, 'refused: sign-in-needed': nobody },
    },
  },
  {
    kind: 'export',
    rule: 'What was made for somebody goes to nobody else.',
    doors: ['GET /exports/jobs/:id'],
    of: {
      'what the leader asked for': {
        answers: ['leader'],
        'refused: unknown-export': signedIn.filter((asker) => asker !== 'leader'),
        'refused: sign-in-needed': nobody,
      },
      'that is not there': { 'refused: unknown-export': signedIn, 'refused: sign-in-needed': nobody },
    },
  },
  {
    kind: 'query',
    rule: 'Filters that somebody keeps are theirs alone.',
    doors: ['tasks.filters'],
    of: { 'the own filters': { 'own part': signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'Everybody who has signed in keeps filters.',
    doors: ['tasks.saveFilter'],
    of: { 'for oneself': { answers: signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'mutation',
    rule: 'And drops their own; somebody else’s is not there.',
    doors: ['tasks.dropFilter'],
    of: {
      'an own one': { answers: signedIn, 'refused: sign-in-needed': nobody },
      'somebody else’s': { 'refused: unknown-filter': signedIn, 'refused: sign-in-needed': nobody },
    },
  },
  {
    kind: 'query',
    rule: 'Of a frozen period each sees the part that they see of the register.',
    doors: ['seals.list', 'seals.page'],
    of: { everything: partOfTasks },
  },
  {
    kind: 'export',
    rule: 'Its bytes are whole or prove nothing, so they go to those who see the city.',
    doors: ['GET /seals/:code.json'],
    of: { 'a frozen period': only(...seesTheCity) },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer freezes a period.',
    doors: ['seals.seal'],
    of: { 'a period': only('reviewer') },
  },
  {
    kind: 'mutation',
    rule: 'The people of an office dispute what was frozen of its tasks.',
    doors: ['seals.dispute'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'And a reviewer answers.',
    doors: ['seals.answer'],
    of: { 'the own office': only('reviewer'), 'another office': only('reviewer') },
  },
]

const proposed: Right[] = [
  {
    kind: 'query',
    rule: 'What somebody has to do about tasks is shown to them: what the own office owes and has sent, what waits for the head of it, and to a reviewer what waits of every office.',
    doors: ['proposals.mine'],
    of: { 'the own work': { 'own part': signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'query',
    rule: 'What waits for a decision is seen by who decides: a head what the own office sent, a reviewer what the heads endorsed.',
    doors: ['proposals.review'],
    of: {
      everything: { ...only('reviewer', ...actsAsHead), answers: ['reviewer'], 'own part': actsAsHead },
    },
  },
  {
    kind: 'mutation',
    rule: 'What is asked to change of a task is entered, sent, taken back and dropped by the people of the office that leads it.',
    doors: ['proposals.save', 'proposals.submit', 'proposals.withdraw', 'proposals.discard'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'For its office, the head answers: nobody else endorses or gives back.',
    doors: ['proposals.endorse', 'proposals.giveBack'],
    of: { 'the own office': only(...actsAsHead), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer approves, refuses or returns what the heads of all offices endorsed.',
    doors: ['proposals.approve', 'proposals.refuse', 'proposals.return'],
    of: { 'the own office': only('reviewer'), 'another office': only('reviewer') },
  },
  {
    kind: 'mutation',
    rule: 'A reviewer lists tasks, and changes them by a document.',
    doors: ['tasks.create', 'tasks.amend', 'tasks.stop', 'tasks.resume', 'tasks.handOver'],
    of: { 'the own office': only('reviewer'), 'another office': only('reviewer') },
  },
  {
    kind: 'mutation',
    rule: 'The people of the office that leads a task split it and keep its steps.',
    doors: ['tasks.split', 'tasks.setStep'],
    of: { 'the own office': only(...seesTheOffice), 'another office': only() },
  },
  {
    kind: 'mutation',
    rule: 'Notes are left by the offices that lead or help, by leaders and reviewers.',
    doors: ['tasks.note'],
    of: {
      'the own office': only('leader', 'reviewer', ...seesTheOffice),
      'another office': only('leader', 'reviewer'),
    },
  },
]

const yearlyList: Right[] = [
  {
    kind: 'export',
    rule: 'The workbook for a yearly list of tasks is the reviewer’s.',
    doors: ['GET /tasks/template.xlsx'],
    of: { everything: only('reviewer') },
  },
  {
    kind: 'upload',
    rule: 'And taken back filled in from nobody else.',
    doors: ['POST /tasks/import'],
    of: { 'a file': only('reviewer') },
  },
]

const ingest: Right[] = [
  {
    kind: 'upload',
    rule: 'Events and rows of registers are sent in by a machine whose token was made for it, of its offices, and as a file by administrators and reviewers.',
    doors: ['POST /api/v1/flows/:flow/rows', 'POST /api/v1/registers/:register/rows'],
    of: {
      'a row of the own office': {
        ...only('administrator', 'reviewer'),
        answers: ['administrator', 'reviewer', ...pushOnly],
        'refused: sign-in-needed': notSignedIn,
        'refused: token-may-not': [...figuresOnly, ...rowsOnly, ...figuresAndRows, ...auditOnly],
        'refused: bad-token': badTokens,
      },
    },
  },
]

const calendar: Right[] = [
  {
    kind: 'query',
    rule: 'Which days are holidays is nobody’s secret.',
    doors: ['calendar.days'],
    of: { 'a year': forEverybody },
  },
  {
    kind: 'mutation',
    rule: 'An administrator says which days are off, and which weekend days are worked.',
    doors: ['calendar.set', 'calendar.clear'],
    of: { 'a day': only('administrator') },
  },
]

const feeds: Right[] = [
  {
    kind: 'query',
    rule: 'Where rows come from, and whether they do, is told to administrators, leaders and reviewers; addresses, columns and what exactly was refused to administrators only.',
    doors: ['feeds.list'],
    of: { everything: only('administrator', 'leader', 'reviewer') },
  },
  {
    kind: 'mutation',
    rule: 'An administrator says where rows come from.',
    doors: ['feeds.save', 'feeds.setPaused', 'feeds.end', 'feeds.run'],
    of: { 'a feed': only('administrator') },
  },
]

const items: Right[] = [
  {
    kind: 'query',
    rule: 'Where the items of a register are kept, they are seen by whoever sees their office; what is under way about them, by those who act on it.',
    doors: ['items.list'],
    of: {
      'the own office': only(...seesTheCity, ...seesTheOffice),
      'another office': only(...seesTheCity),
    },
  },
  {
    kind: 'query',
    rule: 'Of an item of an office that the asker does not see, there is none.',
    doors: ['items.page'],
    of: {
      'the own office': only(...seesTheCity, ...seesTheOffice),
      'another office': {
        ...only(...seesTheCity),
        'refused: not-yours': ['administrator', ...holdsNothing],
        'refused: unknown-item': seesTheOffice,
      },
    },
  },
]

const evidence: Right[] = [
  {
    kind: 'query',
    rule: 'Evidence is seen by whoever sees the other figures of its office, be it of a figure, public or not, or of what is asked to change of a task.',
    doors: ['evidence.list'],
    of: {
      'of the own office': only(...seesTheCity, ...seesTheOffice),
      'of another office': only(...seesTheCity),
      'of a task of the own office': only(...seesTheCity, ...seesTheOffice),
      'of a task of another office': only(...seesTheCity),
    },
  },
  {
    kind: 'export',
    rule: 'A file goes out to the same; for everybody else who has signed in it is not there, be it or not.',
    doors: ['GET /evidence/:code'],
    of: {
      'of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-evidence': ['administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of a task of the own office': {
        answers: [...seesTheCity, ...seesTheOffice],
        'refused: unknown-evidence': ['administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of another office': {
        answers: seesTheCity,
        'refused: unknown-evidence': [...seesTheOffice, 'administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of a task of another office': {
        answers: seesTheCity,
        'refused: unknown-evidence': [...seesTheOffice, 'administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'that is not there': { 'refused: unknown-evidence': signedIn, 'refused: sign-in-needed': nobody },
    },
  },
  {
    kind: 'upload',
    rule: 'Files are attached by the people of the office whose value they are for.',
    doors: ['POST /evidence'],
    of: {
      'of the own office': only(...seesTheOffice),
      'of another office': only(),
      'of a task of the own office': only(...seesTheOffice),
      'of a task of another office': only(),
    },
  },
  {
    kind: 'mutation',
    rule: 'And taken away by them; to whoever does not see it, it is not there.',
    doors: ['evidence.withdraw'],
    of: {
      'of the own office': {
        answers: seesTheOffice,
        'refused: not-yours': seesTheCity,
        'refused: unknown-evidence': ['administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of a task of the own office': {
        answers: seesTheOffice,
        'refused: not-yours': seesTheCity,
        'refused: unknown-evidence': ['administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of another office': {
        'refused: not-yours': seesTheCity,
        'refused: unknown-evidence': [...seesTheOffice, 'administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
      'of a task of another office': {
        'refused: not-yours': seesTheCity,
        'refused: unknown-evidence': [...seesTheOffice, 'administrator', ...holdsNothing, ...owes],
        'refused: sign-in-needed': nobody,
      },
    },
  },
]

const decks: Right[] = [
  {
    kind: 'query',
    rule: 'PowerPoint templates of offices hold no figure: whoever has signed in may choose one.',
    doors: ['decks.templates'],
    of: { everything: { answers: signedIn, 'refused: sign-in-needed': nobody } },
  },
  {
    kind: 'upload',
    rule: 'Communications and administrators keep them, and take them away.',
    doors: ['POST /decks/templates'],
    of: { 'a template': only('communications', 'administrator') },
  },
  {
    kind: 'mutation',
    rule: 'Communications and administrators keep them, and take them away.',
    doors: ['decks.withdrawTemplate'],
    of: { 'a template': only('communications', 'administrator') },
  },
  {
    kind: 'upload',
    rule: 'Whoever has signed in has a deck of their own refreshed: its figures are read with their rights.',
    doors: ['POST /decks/refresh'],
    of: { 'a deck with a public figure': { answers: signedIn, 'refused: sign-in-needed': nobody } },
  },
]

const others: Right[] = [
  {
    kind: 'route',
    rule: 'Whether the service lives, what its interface for machines looks like, and its built files are nobody’s secret.',
    doors: ['GET /healthz', 'GET /readyz', 'GET /api/v1/openapi.json', 'GET /assets/*'],
    of: { 'as it is': forEverybody },
  },
  {
    kind: 'route',
    rule: 'That figures may have changed is told to every open page alike, and neither which nor whose.',
    doors: ['GET /live'],
    of: { 'what is said first': forEverybody },
  },
  {
    kind: 'route',
    rule: 'Nothing is there, whoever asks.',
    doors: ['GET /api/v1/*', 'POST /api/v1/*'],
    of: { 'an address without an answer': { 'refused: unknown-address': everybody } },
  },
  {
    kind: 'route',
    rule: 'To the city’s single sign-on and back: it opens nothing that the sign-on has not confirmed.',
    doors: ['GET /sign-in/sso', 'GET /api/auth/callback/city'],
    of: { 'without a word from the single sign-on': { 'goes on': everybody } },
  },
  {
    kind: 'page',
    rule: 'A page shows what the questions behind it answer to the same asker, and is not shown to another.',
    doors: [
      '/',
      '/kpis',
      '/kpis/:',
      '/indices',
      '/indices/:',
      '/offices',
      '/offices/:',
      '/offices/:/people',
      '/sign-in',
      '/forgot-password',
      '/set-password',
      '/account',
      '/admin/people',
      '/admin/tokens',
      '/admin/audit',
      '/admin/catalogue',
      '/admin/indices',
      '/admin/calendar',
      '/admin/rows',
      '/targets',
      '/tasks',
      '/tasks/rating',
      '/tasks/seals',
      '/tasks/seals/:',
      '/tasks/new',
      '/tasks/import',
      '/tasks/:',
      '/items/:',
      '/updates',
      '/updates/:',
      '/updates/:/upload',
      '/review',
      '/coverage',
      '/changes',
      '/contests',
      '/mailbox',
      '/feeds',
      '/briefings',
      '/briefings/:',
      '/decks',
    ],
    of: { 'as it is drawn': { 'as asked': everybody } },
  },
]

export const rights: readonly Right[] = [
  ...figures,
  ...account,
  ...people,
  ...reporting,
  ...catalogue,
  ...briefings,
  ...registerOfTasks,
  ...proposed,
  ...yearlyList,
  ...ingest,
  ...calendar,
  ...feeds,
  ...items,
  ...evidence,
  ...decks,
  ...others,
]

/** Addresses under which others stand: procedures under the first, pages under the second. */
export const roads = ['ALL /trpc/:path', 'GET /*'] as const

/** With a real person in the database, these are no longer anybody’s. */
export const onlyInDemonstration = ['account.signInAs', 'mailbox'] as const

/**
 * Transactions that write these tables, and no other, without an audit entry, and why. Every other transaction that
 * writes anything leaves its entry; `every-write.test.ts` holds it.
 */
export const withoutEntry: readonly { tables: readonly string[]; why: string }[] = [
  { tables: ['attempts'], why: 'tries are counted, whatever comes of them, and are not undone with them' },
  { tables: ['token_uses'], why: 'when a token was used last is kept to the minute, beside the log' },
  { tables: ['short_addresses'], why: 'it follows from the address alone, and says nothing of who looked' },
  { tables: ['sessions'], why: 'a session is renewed, or cleared away once it is over: the same signing in' },
  { tables: ['ingest_runs'], why: 'what came in and changed nothing, or failed, is kept beside the log' },
  {
    tables: ['sessions', 'verifications'],
    why: 'the first of two steps opens nothing; the second leaves the entry',
  },
  {
    tables: ['second_factors'],
    why: 'a second factor counts, and leaves its entry, once a code of it was seen',
  },
]

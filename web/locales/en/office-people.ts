import type { Vocabulary } from '../vi.ts'

export const officePeople: Vocabulary['officePeople'] = {
  title: 'People of an office',
  titleOf: (office) => `${office}: people`,
  description: 'Head, officers and delegations of one office.',
  count: (n, cap) => `${n} of ${cap} officers`,
  full: 'The office has all the officers it may have. An administrator can raise the number.',
  heads: 'Head',
  noHead: 'The office has no head here yet. An administrator gives that role.',
  officers: 'Officers',
  noOfficer: 'The office has no officer yet.',
  invite: 'Invite an officer',
  inviteHelp:
    'They receive a mail with a link to set a password of their own. Whoever has an account already gets this role as well.',
  delegations: 'Delegation',
  delegationsHelp:
    'Whoever it is delegated to does all that the head does for that time, but cannot delegate further.',
  noDelegation: 'Nothing is delegated.',
  delegate: 'Delegate',
  delegateTo: 'Delegate to',
  choosePerson: 'Choose somebody of the office',
  personNeeded: 'Choose whom to delegate to.',
  delegateHint: 'The delegation ends by itself with this day.',
  delegated: (name) => `Delegated to ${name}.`,
  nobodyToDelegateTo: 'There is no officer to delegate to yet.',
  cap: 'Officers at most',
  capHint: 'Officers who are there keep their role.',
  setCap: 'Save the number',
  capSaid: (cap) => `The office may now have ${cap} officers.`,
  toOffice: 'The office’s own page',
  toPeople: 'Find in the list of people',
}

import type { Vocabulary } from '../vi.ts'

export const mailbox: Vocabulary['mailbox'] = {
  title: 'Demonstration mailbox',
  description: 'Mail that the system would have sent.',
  why: 'No mail server is connected to this demonstration, so mail is kept here for everybody to read. In real use it goes to whoever it is for, and this page is gone.',
  none: 'There is no mail yet.',
  noneHelp: 'Mail appears here when somebody is invited, is given a role or asks to reset a password.',
  to: 'To',
}

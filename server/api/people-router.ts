import { setDisabled } from '../services/people/disable.ts'
import { endGrant } from '../services/people/end-grant.ts'
import { grantRole } from '../services/people/grant.ts'
import { invite } from '../services/people/invite.ts'
import { readPeople } from '../services/people/list.ts'
import { readOfficePeople } from '../services/people/of-office.ts'
import { reinvite } from '../services/people/reinvite.ts'
import { setCap } from '../services/people/set-cap.ts'
import {
  capInput,
  grantInput,
  idInput,
  inviteInput,
  officePeopleInput,
  peopleInput,
  seenGrantInput,
  seenPersonInput,
} from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const peopleRouter = router({
  list: procedure.input(peopleInput).query(({ ctx, input }) => readPeople(ctx, input)),
  ofOffice: procedure.input(officePeopleInput).query(({ ctx, input }) => readOfficePeople(ctx, input.office)),
  invite: procedure.input(inviteInput).mutation(({ ctx, input }) => invite(ctx, input)),
  reinvite: procedure.input(idInput).mutation(({ ctx, input }) => reinvite(ctx, input.id)),
  disable: procedure
    .input(seenPersonInput)
    .mutation(({ ctx, input }) => setDisabled(ctx, { ...input, disabled: true })),
  enable: procedure
    .input(seenPersonInput)
    .mutation(({ ctx, input }) => setDisabled(ctx, { ...input, disabled: false })),
  grant: procedure.input(grantInput).mutation(({ ctx, input }) => grantRole(ctx, input)),
  endGrant: procedure.input(seenGrantInput).mutation(({ ctx, input }) => endGrant(ctx, input)),
  setCap: procedure.input(capInput).mutation(({ ctx, input }) => setCap(ctx, input)),
})

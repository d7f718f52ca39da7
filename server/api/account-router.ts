import { changePassword } from '../services/account/change-password.ts'
import { confirm } from '../services/account/confirm.ts'
import { endOtherSessions, endSession } from '../services/account/end-sessions.ts'
import { askReset, readLetter, setPassword } from '../services/account/reset-password.ts'
import {
  finishSecondFactor,
  newRecoveryCodes,
  removeSecondFactor,
  startSecondFactor,
} from '../services/account/second-factor.ts'
import { readSessions } from '../services/account/sessions.ts'
import { signIn } from '../services/account/sign-in.ts'
import { signInAs } from '../services/account/sign-in-as.ts'
import { signOut } from '../services/account/sign-out.ts'
import {
  changePasswordInput,
  codeInput,
  confirmInput,
  emailInput,
  idInput,
  letterInput,
  passwordInput,
  roleInput,
  setPasswordInput,
  signInInput,
} from './inputs.ts'
import { procedure, router } from './trpc.ts'

export const accountRouter = router({
  sessions: procedure.query(({ ctx }) => readSessions(ctx)),
  // A verb, though it only reads: the token must not stand in an address.
  letter: procedure.input(letterInput).mutation(({ ctx, input }) => readLetter(ctx, input.token)),
  signIn: procedure.input(signInInput).mutation(({ ctx, input }) => signIn(ctx, input)),
  confirm: procedure.input(confirmInput).mutation(({ ctx, input }) => confirm(ctx, input)),
  signInAs: procedure.input(roleInput).mutation(({ ctx, input }) => signInAs(ctx, input.role)),
  signOut: procedure.mutation(({ ctx }) => signOut(ctx)),
  endSession: procedure.input(idInput).mutation(({ ctx, input }) => endSession(ctx, input.id)),
  endOtherSessions: procedure.mutation(({ ctx }) => endOtherSessions(ctx)),
  startSecondFactor: procedure
    .input(passwordInput)
    .mutation(({ ctx, input }) => startSecondFactor(ctx, input.password)),
  finishSecondFactor: procedure
    .input(codeInput)
    .mutation(({ ctx, input }) => finishSecondFactor(ctx, input.code)),
  removeSecondFactor: procedure
    .input(passwordInput)
    .mutation(({ ctx, input }) => removeSecondFactor(ctx, input.password)),
  newRecoveryCodes: procedure
    .input(passwordInput)
    .mutation(({ ctx, input }) => newRecoveryCodes(ctx, input.password)),
  changePassword: procedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  askReset: procedure.input(emailInput).mutation(({ ctx, input }) => askReset(ctx, input.email)),
  setPassword: procedure.input(setPasswordInput).mutation(({ ctx, input }) => setPassword(ctx, input)),
})

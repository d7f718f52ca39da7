import { AppError } from '../core/app-error.ts'

/** Evidence cannot be kept or fetched just now. `cause` is for the log: it names places that are nobody's business. */
export class StoreAway extends AppError {
  constructor(cause: unknown) {
    super('evidence-away')
    this.cause = cause
  }
}

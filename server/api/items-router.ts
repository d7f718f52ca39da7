import { readItems } from '../services/items/list.ts'
import { readItem } from '../services/items/page.ts'
import { itemInput, itemsInput } from './items-inputs.ts'
import { procedure, router } from './trpc.ts'

export const itemsRouter = router({
  list: procedure.input(itemsInput).query(({ ctx, input }) => readItems(ctx, input)),
  page: procedure.input(itemInput).query(({ ctx, input }) => readItem(ctx, input)),
})

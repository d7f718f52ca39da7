import { amendTask } from '../services/tasks/amend.ts'
import { readTaskCalendar } from '../services/tasks/calendar.ts'
import { createTask } from '../services/tasks/create.ts'
import { dropFilter, listFilters, saveFilter } from '../services/tasks/filters.ts'
import { handOverTask } from '../services/tasks/hand-over.ts'
import { readTaskList } from '../services/tasks/list.ts'
import { noteOnTask } from '../services/tasks/note.ts'
import { readTaskPage } from '../services/tasks/page.ts'
import { readRatings } from '../services/tasks/rating.ts'
import { resumeTask } from '../services/tasks/resume.ts'
import { setTaskStep } from '../services/tasks/set-step.ts'
import { splitTask } from '../services/tasks/split.ts'
import { stopTask } from '../services/tasks/stop.ts'
import {
  dropFilterInput,
  ratingInput,
  saveFilterInput,
  taskCalendarInput,
  taskListInput,
  taskPageInput,
} from './task-question-inputs.ts'
import {
  amendTaskInput,
  createTaskInput,
  handOverTaskInput,
  noteInput,
  resumeTaskInput,
  setStepInput,
  splitTaskInput,
  stopTaskInput,
} from './task-verb-inputs.ts'
import { procedure, router } from './trpc.ts'

export const tasksRouter = router({
  list: procedure.input(taskListInput).query(({ ctx, input }) => readTaskList(ctx, input)),
  page: procedure.input(taskPageInput).query(({ ctx, input }) => readTaskPage(ctx, input)),
  calendar: procedure.input(taskCalendarInput).query(({ ctx, input }) => readTaskCalendar(ctx, input)),
  rating: procedure.input(ratingInput).query(({ ctx, input }) => readRatings(ctx, input)),
  filters: procedure.query(({ ctx }) => listFilters(ctx)),
  create: procedure.input(createTaskInput).mutation(({ ctx, input }) => createTask(ctx, input)),
  amend: procedure.input(amendTaskInput).mutation(({ ctx, input }) => amendTask(ctx, input)),
  stop: procedure.input(stopTaskInput).mutation(({ ctx, input }) => stopTask(ctx, input)),
  resume: procedure.input(resumeTaskInput).mutation(({ ctx, input }) => resumeTask(ctx, input)),
  handOver: procedure.input(handOverTaskInput).mutation(({ ctx, input }) => handOverTask(ctx, input)),
  split: procedure.input(splitTaskInput).mutation(({ ctx, input }) => splitTask(ctx, input)),
  setStep: procedure.input(setStepInput).mutation(({ ctx, input }) => setTaskStep(ctx, input)),
  note: procedure.input(noteInput).mutation(({ ctx, input }) => noteOnTask(ctx, input)),
  saveFilter: procedure.input(saveFilterInput).mutation(({ ctx, input }) => saveFilter(ctx, input)),
  dropFilter: procedure.input(dropFilterInput).mutation(({ ctx, input }) => dropFilter(ctx, input)),
})

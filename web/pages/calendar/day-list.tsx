import type { CalendarDay, CalendarDays } from '../../../server/core/calendar-answer.ts'
import { weekday } from '../../../server/core/day.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { useAct } from '../../data/use-act.ts'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './calendar-page.module.css'

type Props = {
  page: CalendarDays
  /** what has been done, for the page to say */
  said: (told: string) => void
}

/** Every day that differs from its weekday, with what sets it. */
export function DayList({ page, said }: Props) {
  const { calendar: words } = useAllWords()
  const format = useFormat()
  const clear = useAct((trpc) => trpc.calendar.clear.mutationOptions())
  const columns = useColumns(page, clear, said)
  const worked = page.days.filter(({ working }) => working).length
  const year = String(page.year)
  return (
    <Section
      title={words.list(year)}
      note={words.count(format.number(page.days.length - worked), format.number(worked))}
    >
      <FaultNotice fault={clear.fault} />
      {page.days.length > 0 ? (
        <StackedTable
          caption={words.list(year)}
          className={styles.table}
          columns={columns}
          groups={[{ key: 'all', rows: page.days }]}
          rowKey={({ day }) => day}
        />
      ) : (
        <Notice face="empty" title={words.none(year)}>
          {page.may.manage ? words.noneHint : null}
        </Notice>
      )}
    </Section>
  )
}

type Clear = ReturnType<typeof useAct<{ day: string; seen: number }, unknown>>

function useColumns(
  page: CalendarDays,
  clear: Clear,
  said: (told: string) => void,
): StackedColumn<CalendarDay>[] {
  const { calendar: words, pickers, forms } = useAllWords()
  const { href } = useViewState()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()

  async function remove({ day, version }: CalendarDay) {
    if (!(await clear.act({ day, seen: version }))) return
    const told = words.removed(format.day(day))
    said(told)
    announce(told)
  }

  const columns: StackedColumn<CalendarDay>[] = [
    {
      key: 'day',
      head: words.day,
      names: true,
      className: styles.when,
      cell: ({ day }) => (
        <time dateTime={day}>
          <span className="num">{format.day(day)}</span>{' '}
          <span className={styles.small}>{pickers.weekdaysLong[weekday(day) - 1]}</span>
        </time>
      ),
    },
    {
      key: 'kind',
      head: words.kind,
      className: styles.kind,
      cell: ({ working }) => words.kinds[working ? 'worked' : 'off'],
    },
    { key: 'name', head: words.name, className: styles.name, cell: ({ name }) => name[lang] },
    { key: 'document', head: words.document, className: styles.by, cell: ({ document }) => document },
  ]
  if (!page.may.manage) return columns
  return [
    ...columns,
    {
      key: 'ways',
      head: words.ways,
      className: styles.ways,
      cell: (row) => (
        <div className={styles.buttons}>
          <Link
            href={href({ view: 'new', show: row.day })}
            preload={false}
            aria-label={words.changeOf(format.day(row.day))}
          >
            {words.change}
          </Link>
          <ConfirmButton
            look="quiet"
            label={words.remove}
            name={words.removeOf(format.day(row.day))}
            question={words.removeAsked(format.day(row.day), row.name[lang])}
            yes={words.remove}
            no={forms.keep}
            busy={clear.busy}
            confirm={() => remove(row)}
          />
        </div>
      ),
    },
  ]
}

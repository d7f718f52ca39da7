import type postgres from 'postgres'

/** A transaction, the tables it wrote (those of the log as `audit.entries`), and the people whom the rows belong to. */
export type Touched = { tx: string; tables: string[]; people: string[] }

/** Counted whatever comes of a try, and what follows from an address whoever asks: kept apart from everything else. */
const counted = ['attempts', 'token_uses', 'short_addresses']

/** Tables that the doors write: what is put back between two tries. */
export const ownTables = [
  'public.people',
  'public.sessions',
  'public.accounts',
  'public.verifications',
  'public.second_factors',
  'public.grants',
  'public.officer_caps',
  'public.tokens',
  'public.token_uses',
  'public.mails',
  'public.attempts',
  'public.kpi_definitions',
  'public.proposed_targets',
  'public.targets',
  'public.entries',
  'public.reported_values',
  'public.answered_requests',
  'public.period_locks',
  'public.contests',
  'public.calendar_days',
  'public.feeds',
  'public.feed_secrets',
  'public.feed_turns',
  'public.saved_filters',
  'public.export_jobs',
  'public.tasks',
  'public.task_steps',
  'public.task_notes',
  'public.proposals',
  'public.decisions',
  'public.item_successions',
  'public.seals',
  'public.disputes',
  'public.briefings',
  'public.briefing_issues',
  'public.evidence',
  'public.evidence_files',
  'public.deck_templates',
  'public.index_versions',
  'public.index_groups',
  'public.index_components',
  'public.index_counts',
  'audit.entries',
  'audit.head',
]

/** Keeps a copy of people and rights, and a note of every row that is written from now on, whatever the table. */
export const watch = (superuser: postgres.Sql) =>
  superuser.unsafe(`
    create schema rights;
    delete from attempts;
    ${ownTables.map((table) => `create table rights.${savedName(table)} as table ${table};`).join('\n')}
    create table rights.touched (tx text not null, name text not null, person text);
    create function rights.note() returns trigger language plpgsql security definer as $$
    declare
      row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
    begin
      insert into rights.touched values (pg_current_xact_id()::text,
        case when tg_table_schema = 'public' then tg_table_name else tg_table_schema || '.' || tg_table_name end,
        case when tg_table_name = 'people' then row ->> 'id' else row ->> 'person_id' end);
      return null;
    end $$;
    do $$
    declare
      told record;
    begin
      -- A partition has the triggers of its table.
      for told in select relnamespace::regnamespace as home, relname from pg_class
        where relkind in ('r', 'p') and not relispartition and relnamespace in ('public'::regnamespace, 'audit'::regnamespace) loop
        execute format('create trigger rights_note after insert or update or delete on %s.%I for each row execute function rights.note()', told.home, told.relname);
      end loop;
    end $$;`)

const savedName = (table: string) => `saved_${table.replace('.', '_')}`

/** What was written, and how to undo it. */
export const touching = (superuser: postgres.Sql, heard: () => Promise<void>) => ({
  /** Transactions that wrote since the last `putBack`, and stood, oldest first. */
  touched: async (): Promise<Touched[]> =>
    superuser<Touched[]>`
      select tx, array_agg(distinct name order by name) as tables,
        coalesce(array_agg(distinct person) filter (where person is not null), '{}') as people
      from rights.touched group by tx order by tx::bigint`,

  /** Puts people and rights back as they were saved, forgets what was counted, and lets the service hear of it. */
  putBack: async (): Promise<void> => {
    const names = await superuser<{ name: string }[]>`select distinct name from rights.touched`
    const changed = ownTables.filter((table) =>
      names.some(({ name }) => table === name || table === `public.${name}`),
    )
    if (changed.length === 0) return
    // What a table works out itself is not given to it.
    const given = await superuser<{ name: string; columns: string }[]>`
      select table_schema || '.' || table_name as name, string_agg(quote_ident(column_name), ', ') as columns
      from information_schema.columns where is_generated = 'NEVER' group by 1`
    const back = changed.map((table) => {
      const columns = given.find(({ name }) => name === table)?.columns
      return `delete from ${table};
        insert into ${table} (${columns}) overriding system value select ${columns} from rights.${savedName(table)};
        notify changed, '${table.split('.')[1]}';`
    })
    await superuser.begin((tx) =>
      tx.unsafe(`set local session_replication_role = replica; ${back.join('\n')} truncate rights.touched`),
    )
    await heard()
  },

  /** Whether a transaction wrote nothing but what is always counted. */
  onlyCounts: ({ tables }: Touched): boolean => tables.every((table) => counted.includes(table)),
})

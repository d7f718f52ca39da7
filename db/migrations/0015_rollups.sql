CREATE TABLE "dossier_changes" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"filed" integer NOT NULL,
	"filed_online" integer NOT NULL,
	"filed_full" integer NOT NULL,
	"filed_identified" integer NOT NULL,
	"fee_due" integer NOT NULL,
	"fee_paid" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"settled" integer NOT NULL,
	"settled_digital" integer NOT NULL,
	"closed" integer NOT NULL,
	"late" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier_heads" (
	"code" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier_pending" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"filed" integer NOT NULL,
	"filed_online" integer NOT NULL,
	"filed_full" integer NOT NULL,
	"filed_identified" integer NOT NULL,
	"fee_due" integer NOT NULL,
	"fee_paid" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"settled" integer NOT NULL,
	"settled_digital" integer NOT NULL,
	"closed" integer NOT NULL,
	"late" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier_totals" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"filed" integer NOT NULL,
	"filed_online" integer NOT NULL,
	"filed_full" integer NOT NULL,
	"filed_identified" integer NOT NULL,
	"fee_due" integer NOT NULL,
	"fee_paid" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"settled" integer NOT NULL,
	"settled_digital" integer NOT NULL,
	"closed" integer NOT NULL,
	"late" integer NOT NULL,
	CONSTRAINT "dossier_totals_grain_day_office_code_service_sample_pk" PRIMARY KEY("grain","day","office_code","service","sample")
);
--> statement-breakpoint
CREATE TABLE "exchange_changes" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"reports" integer NOT NULL,
	"messages" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_heads" (
	"code" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_pending" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"reports" integer NOT NULL,
	"messages" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_totals" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"reports" integer NOT NULL,
	"messages" bigint NOT NULL,
	CONSTRAINT "exchange_totals_grain_day_office_code_service_sample_pk" PRIMARY KEY("grain","day","office_code","service","sample")
);
--> statement-breakpoint
CREATE TABLE "petition_changes" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"received" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"answered" integer NOT NULL,
	"answered_once" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "petition_heads" (
	"code" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "petition_pending" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"received" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"answered" integer NOT NULL,
	"answered_once" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "petition_totals" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"received" integer NOT NULL,
	"due" integer NOT NULL,
	"due_met" integer NOT NULL,
	"answered" integer NOT NULL,
	"answered_once" integer NOT NULL,
	CONSTRAINT "petition_totals_grain_day_office_code_service_sample_pk" PRIMARY KEY("grain","day","office_code","service","sample")
);
--> statement-breakpoint
CREATE TABLE "survey_changes" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"of_dossiers" integer NOT NULL,
	"of_dossiers_satisfied" integer NOT NULL,
	"of_petitions" integer NOT NULL,
	"of_petitions_satisfied" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_heads" (
	"code" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_pending" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"of_dossiers" integer NOT NULL,
	"of_dossiers_satisfied" integer NOT NULL,
	"of_petitions" integer NOT NULL,
	"of_petitions_satisfied" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_totals" (
	"grain" text NOT NULL,
	"day" date NOT NULL,
	"office_code" text NOT NULL,
	"service" text NOT NULL,
	"sample" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"early_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"of_dossiers" integer NOT NULL,
	"of_dossiers_satisfied" integer NOT NULL,
	"of_petitions" integer NOT NULL,
	"of_petitions_satisfied" integer NOT NULL,
	CONSTRAINT "survey_totals_grain_day_office_code_service_sample_pk" PRIMARY KEY("grain","day","office_code","service","sample")
);
--> statement-breakpoint
CREATE INDEX "dossier_changes_day" ON "dossier_changes" USING btree ("grain","day","office_code","known_at");--> statement-breakpoint
CREATE INDEX "exchange_changes_day" ON "exchange_changes" USING btree ("grain","day","office_code","known_at");--> statement-breakpoint
CREATE INDEX "petition_changes_day" ON "petition_changes" USING btree ("grain","day","office_code","known_at");--> statement-breakpoint
CREATE INDEX "survey_changes_day" ON "survey_changes" USING btree ("grain","day","office_code","known_at");--> statement-breakpoint

-- What cannot be written as a table: partitions, and the rollups kept by triggers.
-- A month gets a partition of its own when it is asked for. `days` may repeat; days that no record of the city can be of
-- stay in the default partition, and so does a month of which rows lie there already.
create function ensure_months(flow text, days date[]) returns void language plpgsql as $$
declare
  month date;
  part text;
  key text := (select a.attname from pg_partitioned_table p join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
    where p.partrelid = flow::regclass);
  strays boolean;
begin
  for month in select distinct date_trunc('month', day)::date from unnest(days) day
    where day between '2000-01-01' and '2049-12-31' order by 1
  loop
    part := flow || to_char(month, '_YYYY_MM');
    continue when to_regclass(part) is not null;
    -- What an attaching takes anyway; one of two that want the same month waits here, and then sees it.
    execute format('lock table only %I in share update exclusive mode', flow);
    continue when to_regclass(part) is not null;
    -- Once looked at without a lock, so that a month which stays there bars nobody; once when nobody writes to it any more.
    for locked in 0..1 loop
      if locked = 1 then
        execute format('lock table %I in access exclusive mode', flow || '_default');
      end if;
      execute format('select exists (select from %I where %I >= %L and %I < %L)',
        flow || '_default', key, month, key, month + interval '1 month') into strays;
      exit when strays;
    end loop;
    continue when strays;
    -- Attached, and not made as a partition: readers and writers of other months go on meanwhile.
    execute format('create table %I (like %I including defaults including generated including constraints)', part, flow);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', flow, part, month, (month + interval '1 month')::date);
    perform guard_partition(part);
  end loop;
end $$;
--> statement-breakpoint
create function only_through_its_flow() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are written through the table that it is a part of: its rollups are kept there', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
create function guard_partition(part text) returns void language plpgsql as $$
begin
  execute format('create trigger only_through_its_flow before insert or update or delete or truncate on %I for each statement execute function only_through_its_flow()', part);
end $$;
--> statement-breakpoint
-- Takes the partitions that end by a day out of their flow, and returns their names. The rollups keep what they counted; the rows
-- can be read under the partition's own name, moved elsewhere, or attached again. Their codes stay taken.
create function detach_months(flow text, until date) returns setof text language plpgsql as $$
declare
  part text;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = flow::regclass and c.relname ~ ('^' || flow || '_\d{4}_\d{2}$')
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= until
    order by 1
  loop
    execute format('alter table %I detach partition %I', flow, part);
    return next part;
  end loop;
end $$;
--> statement-breakpoint
-- Writes the trigger that keeps the rollup of a flow. `sums`: the columns that are summed; `events`: the events that a version is
-- counted on, each with its `day` (none: not counted) and what it adds to some of the sums.
create function rollup_flow(flow text, prefix text, day text, service text, sums text[], events jsonb) returns void language plpgsql as $made$
declare
  listed text := array_to_string(sums, ', ');
  added text := (select string_agg(format('sum(%s)::%s as %s', one, a.atttypid::regtype, one), ', ' order by n) from unnest(sums) with ordinality u(one, n)
    join pg_attribute a on a.attrelid = (prefix || '_totals')::regclass and a.attname = one);
  raised text := (select string_agg(format('%s = t.%s + excluded.%s', one, one, one), ', ') from unnest(sums) one);
  -- One pass for each event: what is known before the day has begun (the month has ended) is one, what is known later keeps its moment.
  by_day text := '';
  by_service text := '';
  event jsonb;
  of_event text;
  moved text;
begin
  for event in select * from jsonb_array_elements(events) loop
    select string_agg(case when event->'sums' ? one then format('sum(sign * (%s))::%s as %s', event->'sums'->>one, a.atttypid::regtype, one)
        else '0 as ' || one end, ', ' order by n)
      into of_event from unnest(sums) with ordinality u(one, n)
      join pg_attribute a on a.attrelid = (prefix || '_totals')::regclass and a.attname = one;
    select string_agg(format('sum(sign * (%s)) <> 0', value), ' or ') into moved from jsonb_each_text(event->'sums');
    by_day := by_day || format('%s
    select office_code, sample, e.day, case when known_on >= e.day then at end as late_at, min(at) as first_at, max(at) as last_at, %s
    from versions cross join lateral (select %s as day offset 0) e where e.day is not null group by 1, 2, 3, 4 having %s',
      case when by_day <> '' then ' union all' else '' end, of_event, event->>'day', moved);
    by_service := by_service || format('%s
    select office_code, sample, %s as service, e.day, case when known_on >= (e.day + interval ''1 month'')::date - 1 then at end as late_at,
      min(at) as first_at, max(at) as last_at, %s
    from versions cross join lateral (select date_trunc(''month'', (%s)::timestamp)::date as day offset 0) e where e.day is not null group by 1, 2, 3, 4, 5 having %s',
      case when by_service <> '' then ' union all' else '' end, service, of_event, event->>'day', moved);
  end loop;
  execute format($f$
create or replace function %1$I() returns trigger language plpgsql set work_mem = '64MB' set jit = off as $$
declare
  mine boolean;
begin
  if tg_op = 'INSERT' then
    insert into %2$I (code, day) select code, %3$s from changed where known_to = 'infinity' order by code collate "C";
  else
    delete from %2$I head using changed where head.code = changed.code and changed.known_to <> 'infinity';
  end if;
  -- Whoever holds the totals adds to them until its transaction ends; others leave what they bring, and wait for nobody.
  mine := pg_try_advisory_xact_lock(hashtext(%4$L));
  with versions as (
    select changed.*, 1 as sign, known_from as at, (known_from at time zone 'Asia/Ho_Chi_Minh')::date as known_on from changed where tg_op = 'INSERT'
    union all
    select changed.*, -1, known_to, (known_to at time zone 'Asia/Ho_Chi_Minh')::date from changed where known_to <> 'infinity'
  ), by_day as materialized (%5$s
  ), by_service as materialized (%6$s
  ), kept_by_day as (
    insert into %7$I (grain, day, office_code, service, sample, known_at, %8$s)
    select 'day', day, office_code, '', sample, late_at, %8$s from by_day where late_at is not null
  ), kept_by_service as (
    insert into %7$I (grain, day, office_code, service, sample, known_at, %8$s)
    select 'service', day, office_code, service, sample, late_at, %8$s from by_service where late_at is not null
  ), days as (
    select day, office_code, sample, min(first_at) as first_at, max(last_at) filter (where late_at is null) as early_at, max(last_at) as last_at, %9$s
    from by_day group by 1, 2, 3
  ), fresh as (
    select 'day' as grain, day, office_code, '' as service, sample, first_at, early_at, last_at, %8$s from days
    union all
    select 'month', date_trunc('month', day::timestamp)::date, office_code, '', sample, min(first_at), max(early_at), max(last_at), %9$s
    from days group by 2, 3, 5
    union all
    select 'service', day, office_code, service, sample, min(first_at), max(last_at) filter (where late_at is null), max(last_at), %9$s
    from by_service group by 2, 3, 4, 5
  ), left_over as (
    delete from %10$I where mine returning *
  ), held as (
    insert into %11$I as t (grain, day, office_code, service, sample, first_at, early_at, last_at, %8$s)
    select grain, day, office_code, service, sample, min(first_at), max(early_at), max(last_at), %9$s
    from (select * from fresh union all select * from left_over) one where mine
    group by 1, 2, 3, 4, 5
    on conflict (grain, day, office_code, service, sample) do update set first_at = least(t.first_at, excluded.first_at),
      early_at = greatest(t.early_at, excluded.early_at), last_at = greatest(t.last_at, excluded.last_at), %12$s
  )
  insert into %10$I (grain, day, office_code, service, sample, first_at, early_at, last_at, %8$s)
  select grain, day, office_code, service, sample, first_at, early_at, last_at, %8$s from fresh where not mine;
  return null;
end $$$f$,
    'keep_' || prefix || '_rollup', prefix || '_heads', day, flow || ' rollup', by_day, by_service,
    prefix || '_changes', listed, added, prefix || '_pending', prefix || '_totals', raised);
end $made$;
--> statement-breakpoint
select rollup_flow('dossiers', 'dossier', 'filed_on', 'procedure_code',
  array['filed', 'filed_online', 'filed_full', 'filed_identified', 'fee_due', 'fee_paid', 'due', 'due_met', 'settled', 'settled_digital', 'closed', 'late'],
  $$[
    {"day": "filed_on", "sums": {
      "filed": "1",
      "filed_online": "(channel = 'online')::int",
      "filed_full": "(channel = 'online' and full_process)::int",
      "filed_identified": "(channel = 'online' and identified)::int",
      "fee_due": "fee_due::int",
      "fee_paid": "(fee_due and paid_online)::int",
      "closed": "coalesce(settled_on < filed_on, false)::int"}},
    {"day": "due_on", "sums": {"due": "1", "due_met": "coalesce(settled_on <= due_on, false)::int"}},
    {"day": "settled_on", "sums": {
      "settled": "1",
      "settled_digital": "digital_result::int",
      "closed": "(settled_on >= filed_on)::int",
      "late": "-(settled_on > greatest(filed_on, due_on + 1))::int"}},
    {"day": "case when settled_on <= greatest(filed_on, due_on + 1) then null else greatest(filed_on, due_on + 1) end", "sums": {"late": "1"}}
  ]$$);
--> statement-breakpoint
select rollup_flow('petitions', 'petition', 'received_on', 'topic',
  array['received', 'due', 'due_met', 'answered', 'answered_once'],
  $$[
    {"day": "received_on", "sums": {"received": "1"}},
    {"day": "due_on", "sums": {"due": "1", "due_met": "coalesce(answered_on <= due_on, false)::int"}},
    {"day": "answered_on", "sums": {"answered": "1", "answered_once": "(not repeated)::int"}}
  ]$$);
--> statement-breakpoint
select rollup_flow('survey_responses', 'survey', 'answered_on', 'subject',
  array['of_dossiers', 'of_dossiers_satisfied', 'of_petitions', 'of_petitions_satisfied'],
  $$[
    {"day": "answered_on", "sums": {
      "of_dossiers": "(subject = 'dossier')::int",
      "of_dossiers_satisfied": "(subject = 'dossier' and score >= 4)::int",
      "of_petitions": "(subject = 'petition')::int",
      "of_petitions_satisfied": "(subject = 'petition' and score >= 4)::int"}}
  ]$$);
--> statement-breakpoint
select rollup_flow('exchanges', 'exchange', 'exchanged_on', 'system_code', array['reports', 'messages'],
  $$[{"day": "exchanged_on", "sums": {"reports": "1", "messages": "messages"}}]$$);
--> statement-breakpoint
-- Each flow becomes a partitioned table with the rows it had, and its rollup counts them as they come in.
do $$
declare
  flow text;
  prefix text;
  key text;
  facts text;
begin
  for flow, prefix, key in values
    ('dossiers', 'dossier', 'filed_on'), ('petitions', 'petition', 'received_on'),
    ('survey_responses', 'survey', 'answered_on'), ('exchanges', 'exchange', 'exchanged_on')
  loop
    execute format('alter table %I rename to %I', flow, flow || '_before');
    execute format('create table %I (like %I including defaults including generated including constraints, constraint %I primary key (version_id, %I)) partition by range (%I)',
      flow, flow || '_before', format('%s_version_id_%s_pk', flow, key), key, key);
    execute format('alter sequence %I rename to %I', flow || '_version_id_seq', flow || '_before_seq');
    execute format('alter table %I alter version_id add generated always as identity (sequence name %I)', flow, flow || '_version_id_seq');
    execute format('create table %I partition of %I default', flow || '_default', flow);
    perform guard_partition(flow || '_default');
    execute format('select ensure_months(%L, array(select distinct %I from %I))', flow, key, flow || '_before');
    execute format('create trigger keep_rollup after insert on %I referencing new table as changed for each statement execute function %I()',
      flow, 'keep_' || prefix || '_rollup');
    execute format('create trigger keep_rollup_of_closed after update on %I referencing new table as changed for each statement execute function %I()',
      flow, 'keep_' || prefix || '_rollup');
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into facts from information_schema.columns
      where table_schema = current_schema() and table_name = flow and column_name <> 'search';
    execute format('insert into %I (%s) overriding system value select %s from %I', flow, facts, facts, flow || '_before');
    execute format('select setval(%L, (select coalesce(max(version_id), 0) + 1 from %I), false)', flow || '_version_id_seq', flow);
    execute format('drop table %I', flow || '_before');
    execute format('create unique index %I on %I (code, known_from, %I)', flow || '_version', flow, key);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', flow);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', flow);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', flow);
  end loop;
end $$;
--> statement-breakpoint
create index dossiers_filed on dossiers (filed_on, office_code);
--> statement-breakpoint
create index dossiers_due on dossiers (due_on, office_code);
--> statement-breakpoint
create index dossiers_settled on dossiers (settled_on, office_code);
--> statement-breakpoint
create index petitions_received on petitions (received_on);
--> statement-breakpoint
create index petitions_due on petitions (due_on);
--> statement-breakpoint
create index petitions_answered on petitions (answered_on);
--> statement-breakpoint
create index survey_responses_answered on survey_responses (answered_on);
--> statement-breakpoint
create index exchanges_on on exchanges (exchanged_on);

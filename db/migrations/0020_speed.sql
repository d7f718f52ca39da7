DROP INDEX "dossier_changes_day";
--> statement-breakpoint
DROP INDEX "petition_changes_day";
--> statement-breakpoint
DROP INDEX "survey_changes_day";
--> statement-breakpoint
DROP INDEX "exchange_changes_day";
--> statement-breakpoint
CREATE INDEX "dossier_changes_key" ON "dossier_changes" USING btree ("grain","office_code","day","known_at");
--> statement-breakpoint
CREATE INDEX "petition_changes_key" ON "petition_changes" USING btree ("grain","office_code","day","known_at");
--> statement-breakpoint
CREATE INDEX "survey_changes_key" ON "survey_changes" USING btree ("grain","office_code","day","known_at");
--> statement-breakpoint
CREATE INDEX "exchange_changes_key" ON "exchange_changes" USING btree ("grain","office_code","day","known_at");
--> statement-breakpoint
CREATE INDEX "dossier_totals_first" ON "dossier_totals" USING btree ("first_at") WHERE grain = 'month';
--> statement-breakpoint
CREATE INDEX "petition_totals_first" ON "petition_totals" USING btree ("first_at") WHERE grain = 'month';
--> statement-breakpoint
CREATE INDEX "survey_totals_first" ON "survey_totals" USING btree ("first_at") WHERE grain = 'month';
--> statement-breakpoint
CREATE INDEX "exchange_totals_first" ON "exchange_totals" USING btree ("first_at") WHERE grain = 'month';
--> statement-breakpoint
-- Totals are added to again and again: room in their pages keeps the new state of a row beside the old one.
alter table dossier_totals set (fillfactor = 70);
--> statement-breakpoint
alter table petition_totals set (fillfactor = 70);
--> statement-breakpoint
alter table survey_totals set (fillfactor = 70);
--> statement-breakpoint
alter table exchange_totals set (fillfactor = 70);
--> statement-breakpoint
-- Writes the trigger that keeps the rollup of a flow. `sums`: the columns that are summed; `events`: the events that a version is
-- counted on, each with its `day` (none: not counted) and what it adds to some of the sums.
create or replace function rollup_flow(flow text, prefix text, day text, service text, sums text[], events jsonb) returns void language plpgsql as $made$
declare
  listed text := array_to_string(sums, ', ');
  added text := (select string_agg(format('sum(%s)::%s as %s', one, a.atttypid::regtype, one), ', ' order by n) from unnest(sums) with ordinality u(one, n)
    join pg_attribute a on a.attrelid = (prefix || '_totals')::regclass and a.attname = one);
  raised text := (select string_agg(format('%s = t.%s + excluded.%s', one, one, one), ', ') from unnest(sums) one);
  -- One pass for each event, then all events of a key together: what is known before the day has begun (the month has ended) is
  -- one, what is known later keeps its moment.
  by_day text := '';
  by_service text := '';
  -- What passes read of a version, worked out once: its facts, and of each event the day and its month.
  facts text := (select string_agg(attname, ', ' order by attnum) from pg_attribute
    where attrelid = flow::regclass and attnum > 0 and not attisdropped
      and attname not in ('version_id', 'known_from', 'known_to', 'recorded_by', 'code', 'search', 'office_code', 'sample'));
  days text := '';
  nth int := 0;
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
    nth := nth + 1;
    days := days || format(', %1$s as day_%2$s, date_trunc(''month'', (%1$s)::timestamp)::date as month_%2$s', event->>'day', nth);
    by_day := by_day || format('%1$s
    select office_code, sample, day_%2$s as day, case when known_on >= day_%2$s then at end as late_at, min(at) as first_at, max(at) as last_at, %3$s
    from versions where day_%2$s is not null group by 1, 2, 3, 4 having %4$s',
      case when by_day <> '' then ' union all' else '' end, nth, of_event, moved);
    by_service := by_service || format('%1$s
    select office_code, sample, service, month_%2$s as day, case when known_in > month_%2$s then at end as late_at,
      min(at) as first_at, max(at) as last_at, %3$s
    from versions where month_%2$s is not null group by 1, 2, 3, 4, 5 having %4$s',
      case when by_service <> '' then ' union all' else '' end, nth, of_event, moved);
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
  -- `known_in`: the month of the day after, so that a month lies before it once it has ended.
  with versions as materialized (
    select office_code, sample, %13$s as service, sign, at, known_on, date_trunc('month', (known_on + 1)::timestamp)::date as known_in, %14$s%15$s
    from (
      select changed.*, 1 as sign, known_from as at, (known_from at time zone 'Asia/Ho_Chi_Minh')::date as known_on from changed where tg_op = 'INSERT'
      union all
      select changed.*, -1, known_to, (known_to at time zone 'Asia/Ho_Chi_Minh')::date from changed where known_to <> 'infinity'
    ) one
  ), by_day as materialized (
    select office_code, sample, day, late_at, min(first_at) as first_at, max(last_at) as last_at, %9$s from (%5$s
    ) event group by 1, 2, 3, 4
  ), by_service as materialized (
    select office_code, sample, service, day, late_at, min(first_at) as first_at, max(last_at) as last_at, %9$s from (%6$s
    ) event group by 1, 2, 3, 4, 5
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
    prefix || '_changes', listed, added, prefix || '_pending', prefix || '_totals', raised, service, facts, days);
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
  array['of_dossiers', 'of_dossiers_satisfied', 'of_petitions', 'of_petitions_satisfied',
    'access_answered', 'access_satisfied',
    'procedure_answered', 'procedure_satisfied',
    'officials_answered', 'officials_satisfied',
    'result_answered', 'result_satisfied',
    'feedback_answered', 'feedback_satisfied'],
  $$[
    {"day": "answered_on", "sums": {
      "of_dossiers": "(subject = 'dossier')::int",
      "of_dossiers_satisfied": "(subject = 'dossier' and score >= 4)::int",
      "of_petitions": "(subject = 'petition')::int",
      "of_petitions_satisfied": "(subject = 'petition' and score >= 4)::int",
      "access_answered": "(subject = 'dossier' and access_score is not null)::int",
      "access_satisfied": "(subject = 'dossier' and coalesce(access_score >= 4, false))::int",
      "procedure_answered": "(subject = 'dossier' and procedure_score is not null)::int",
      "procedure_satisfied": "(subject = 'dossier' and coalesce(procedure_score >= 4, false))::int",
      "officials_answered": "(subject = 'dossier' and officials_score is not null)::int",
      "officials_satisfied": "(subject = 'dossier' and coalesce(officials_score >= 4, false))::int",
      "result_answered": "(subject = 'dossier' and result_score is not null)::int",
      "result_satisfied": "(subject = 'dossier' and coalesce(result_score >= 4, false))::int",
      "feedback_answered": "(subject = 'dossier' and feedback_score is not null)::int",
      "feedback_satisfied": "(subject = 'dossier' and coalesce(feedback_score >= 4, false))::int"}}
  ]$$);
--> statement-breakpoint
select rollup_flow('exchanges', 'exchange', 'exchanged_on', 'system_code', array['reports', 'messages'],
  $$[{"day": "exchanged_on", "sums": {"reports": "1", "messages": "messages"}}]$$);

-- Of rows known before, no way in said how often the citizen was asked: 0, and what is summed of them stands as it is. A constant
-- default is written nowhere but in the catalogue, so that this takes no longer with ten million rows.
ALTER TABLE "dossiers" ADD COLUMN "supplements" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Months that were taken out of the flow and still lie here can be attached again only with the same columns.
do $$
declare
  part text;
begin
  for part in
    select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' and not relispartition
      and relname ~ '^dossiers_\d{4}_\d{2}$'
  loop
    execute format('alter table %I add column if not exists supplements integer default 0 not null', part);
  end loop;
end $$;
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
    {"day": "due_on", "sums": {"due": "1", "due_met": "coalesce(settled_on <= due_on and supplements <= 1, false)::int"}},
    {"day": "settled_on", "sums": {
      "settled": "1",
      "settled_digital": "digital_result::int",
      "closed": "(settled_on >= filed_on)::int",
      "late": "-(settled_on > greatest(filed_on, due_on + 1))::int"}},
    {"day": "case when settled_on <= greatest(filed_on, due_on + 1) then null else greatest(filed_on, due_on + 1) end", "sums": {"late": "1"}}
  ]$$);

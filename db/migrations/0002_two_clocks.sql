-- Every versioned table: one open version a code, versions in order, no rewriting, and a notice of each change.
do $$
declare
  versioned text;
begin
  for versioned in
    select c.table_name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name = 'known_to'
  loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;
--> statement-breakpoint
create trigger announce_change after insert or update or delete on stories for each statement execute function announce_change();

-- What is asked to change, decided, frozen and disputed has two clocks, like every other fact.
do $$
declare
  versioned text;
begin
  foreach versioned in array array['proposals', 'decisions', 'item_successions', 'task_steps', 'task_notes', 'seals', 'disputes', 'saved_filters', 'calendar_days'] loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;

-- Rights have two clocks, like every other fact: "who could approve then?" has an answer.
do $$
declare
  versioned text;
begin
  foreach versioned in array array['grants', 'officer_caps'] loop
    execute format('alter table %I add constraint %I check (known_from < known_to)', versioned, versioned || '_clock');
    execute format('create unique index %I on %I (code) where known_to = ''infinity''', versioned || '_open', versioned);
    execute format('create unique index %I on %I (code, known_from)', versioned || '_version', versioned);
    execute format('create trigger keep_versions before update or delete on %I for each row execute function keep_versions()', versioned);
    execute format('create trigger forbid_truncate before truncate on %I for each statement execute function keep_versions()', versioned);
    execute format('create trigger announce_change after insert or update on %I for each statement execute function announce_change()', versioned);
  end loop;
end $$;
--> statement-breakpoint
-- A session that ends, a person disabled, a token revoked: every server process hears of it at commit.
do $$
declare
  told text;
begin
  foreach told in array array['people', 'sessions', 'second_factors', 'tokens', 'mails'] loop
    execute format('create trigger announce_change after insert or update or delete on %I for each statement execute function announce_change()', told);
  end loop;
end $$;
--> statement-breakpoint
insert into audit.head (number, hash) values (0, repeat('0', 64));
--> statement-breakpoint
create function audit.text_of(e audit.entries) returns text language sql stable
return jsonb_build_array(e.previous_hash, e.number,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US BC'), e.actor_kind, e.actor_id, e.actor_name,
  e.acting_as, e.address, e.verb, e.subject_kind, e.subject_id, e.office_code, e.before::text, e.after::text)::text;
--> statement-breakpoint
-- The lock on the head makes writers take turns, so numbers and hashes follow one another in the order of commits.
create function audit.chain_entries() returns trigger language plpgsql
security definer set search_path = pg_catalog, pg_temp as $$
declare
  last audit.head;
begin
  select * into last from audit.head for update;
  new.number := last.number + 1;
  new.previous_hash := last.hash;
  new.hash := encode(sha256(convert_to(audit.text_of(new), 'UTF8')), 'hex');
  update audit.head set number = new.number, hash = new.hash;
  return new;
end $$;
--> statement-breakpoint
create function audit.keep_entries() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
-- Only the chain itself, a trigger, moves the head.
create function audit.keep_head() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and pg_trigger_depth() > 1 then return new; end if;
  raise exception 'the end of the audit log moves with the log only' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger chain_entries before insert on audit.entries for each row execute function audit.chain_entries();
--> statement-breakpoint
create trigger keep_entries before update or delete on audit.entries for each row execute function audit.keep_entries();
--> statement-breakpoint
create trigger forbid_truncate before truncate on audit.entries for each statement execute function audit.keep_entries();
--> statement-breakpoint
create trigger keep_head before insert or update or delete on audit.head for each row execute function audit.keep_head();
--> statement-breakpoint
create trigger forbid_truncate before truncate on audit.head for each statement execute function audit.keep_entries();
--> statement-breakpoint
-- An owner may take rights from itself. Where the log is handed to another role (db/seal-audit.ts), it cannot take them back.
do $$
begin
  execute format('revoke update, delete, truncate on audit.entries from %I', current_user);
end $$;

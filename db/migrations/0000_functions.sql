-- What search compares: lower case without accents, so that "so giao duc" finds "Sở Giáo dục". Taking every mark away
-- also folds the two tone placements (hoà, hòa). Must stay equal to `fold` in server/core/text.ts.
create function fold_text(value text) returns text
language sql immutable strict parallel safe
return translate(
  lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g') collate "und-x-icu"),
  'đ', 'd'
);
--> statement-breakpoint
-- The second clock is kept by the database itself: a version is closed once, and never rewritten or removed.
create function keep_versions() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'rows of % are never removed: close the version instead', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  -- `search` is generated, and still empty in a trigger that runs before the row is written
  if old.known_to <> 'infinity' or (to_jsonb(new) - '{known_to,search}'::text[]) <> (to_jsonb(old) - '{known_to,search}'::text[]) then
    raise exception 'a version of % is never rewritten: open the next one', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function announce_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('changed', tg_table_name);
  return null;
end $$;

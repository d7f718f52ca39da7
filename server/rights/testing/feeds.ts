import { feeds } from '../../../db/schema/feeds.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'

export const feedHere = 'feed-to-try-rights-on'

/** A feed that is never due, and a queue that begins no pull: what a try wrote is then all that is written. */
export async function placeFeed({ database }: TestDatabase): Promise<void> {
  await recordVersion(database.db, feeds, feedHere, {
    at: '2024-11-01T08:00:00+07:00',
    by: 'somebody',
    facts: {
      code: feedHere,
      nameVi: 'Cổng dữ liệu mở',
      nameEn: 'Open-data portal',
      kind: 'ckan',
      target: 'open-datasets',
      address: 'https://portal.example.vn',
      options: {},
      mapping: {},
      everyMinutes: 1_440,
      graceMinutes: 0,
      paused: true,
      sample: false,
      expectedFrom: new Date('2200-01-01T00:00:00Z'),
    },
  })
  await database.raw.unsafe(`
    create function hold_job() returns trigger language plpgsql as $$
    begin
      new.start_after := 'infinity';
      return new;
    end $$;
    create trigger hold_job before insert on pgboss.job for each row when (new.name = 'feeds') execute function hold_job();`)
}

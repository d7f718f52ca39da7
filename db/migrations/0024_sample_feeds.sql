ALTER TABLE "feeds" ADD COLUMN "sample" boolean DEFAULT false NOT NULL;

CREATE TABLE "short_addresses" (
	"code" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL
);

DROP INDEX "dossiers_settled";
--> statement-breakpoint
-- Open dossiers are found without the earlier versions of settled ones, which are millions.
CREATE INDEX "dossiers_settled" ON "dossiers" USING btree ("settled_on","known_to","office_code");

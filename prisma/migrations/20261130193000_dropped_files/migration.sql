-- Files that somebody dropped, until they are imported or discarded, and for 30 days what an import of them changed.
CREATE TABLE "import_drop" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "owners" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "import_drop_pkey" PRIMARY KEY ("workspace_id", "id")
);
CREATE TABLE "import_file" (
    "workspace_id" UUID NOT NULL,
    "drop_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "import_file_pkey" PRIMARY KEY ("workspace_id", "drop_id", "position")
);
CREATE TABLE "import_change" (
    "workspace_id" UUID NOT NULL,
    "drop_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    CONSTRAINT "import_change_pkey" PRIMARY KEY ("workspace_id", "drop_id", "id")
);
ALTER TABLE "import_drop" ADD CONSTRAINT "import_drop_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_workspace_id_drop_id_fkey" FOREIGN KEY ("workspace_id", "drop_id") REFERENCES "import_drop"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_change" ADD CONSTRAINT "import_change_workspace_id_drop_id_fkey" FOREIGN KEY ("workspace_id", "drop_id") REFERENCES "import_drop"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- While a transaction imports dropped files (rapport.drop is set), each row that it changes is noted as it was and as it is.
CREATE FUNCTION note_import_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
    now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
BEGIN
    INSERT INTO import_change (workspace_id, drop_id, table_name, before, after)
    VALUES ((coalesce(now_is, was) ->> 'workspace_id')::uuid, current_setting('rapport.drop')::uuid, TG_TABLE_NAME, was, now_is);
    RETURN NULL;
END $$;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['member', 'customer', 'customer_owner', 'contact', 'interaction', 'signal', 'nudge'] LOOP
        EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
            WHEN (coalesce(current_setting(''rapport.drop'', true), '''') <> '''') EXECUTE FUNCTION note_import_change()', t || '_import_change', t);
    END LOOP;
END $$;

-- Takes an import back, the last change first. What somebody changed since stays as they left it; who or what is used by
-- something that came since stays, too.
CREATE FUNCTION take_back_import(of_workspace uuid, of_drop uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c import_change;
    is_it text;
    stands jsonb;
    patch jsonb;
    col text;
BEGIN
    FOR c IN SELECT * FROM import_change WHERE workspace_id = of_workspace AND drop_id = of_drop ORDER BY id DESC LOOP
        is_it := 't.workspace_id = r.workspace_id AND ' || CASE c.table_name
            WHEN 'customer_owner' THEN 't.customer_id = r.customer_id AND t.member_id = r.member_id' ELSE 't.id = r.id' END;
        BEGIN
            IF c.before IS NULL THEN
                EXECUTE format('DELETE FROM %1$I t USING jsonb_populate_record(NULL::%1$I, $1) r WHERE %2$s', c.table_name, is_it) USING c.after;
            ELSIF c.after IS NULL THEN
                EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1) ON CONFLICT DO NOTHING', c.table_name) USING c.before;
            ELSE
                EXECUTE format('SELECT to_jsonb(t) FROM %1$I t, jsonb_populate_record(NULL::%1$I, $1) r WHERE %2$s', c.table_name, is_it) INTO stands USING c.after;
                SELECT jsonb_object_agg(key, value) INTO patch FROM jsonb_each(c.before)
                    WHERE c.after -> key IS DISTINCT FROM value AND stands -> key IS NOT DISTINCT FROM c.after -> key;
                FOR col IN SELECT jsonb_object_keys(coalesce(patch, '{}')) LOOP
                    EXECUTE format('UPDATE %1$I t SET %3$I = r.%3$I FROM jsonb_populate_record(NULL::%1$I, $1) r WHERE %2$s', c.table_name, is_it, col) USING c.before;
                END LOOP;
            END IF;
        EXCEPTION WHEN foreign_key_violation OR unique_violation THEN
            NULL;
        END;
    END LOOP;
END $$;

-- Takes back what grant.sql gave on things that outlive the tables. The roles
-- stay: other databases of the cluster may use them.
DO $$
DECLARE
    item text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('dateline access', 0));
    IF to_regclass('articles') IS NOT NULL THEN
        RETURN; -- not down to zero
    END IF;
    FOREACH item IN ARRAY '{dateline_owner, dateline_writer, dateline_reader}'::text[] LOOP
        CONTINUE WHEN to_regrole(item) IS NULL;
        BEGIN
            EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I', current_schema(), item);
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE NOTICE '% may not take back the privileges of % on the schema', current_user, item;
        END;
    END LOOP;
END
$$;

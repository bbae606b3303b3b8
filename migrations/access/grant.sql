-- Who may do what. This runs after every migration, in its own transaction, and
-- may run any number of times: privileges do not depend on which migration
-- brought a table. New tables, views and functions are added to the lists.
--
-- Roles belong to the whole cluster and are shared by all its Dateline
-- databases, so they are made where missing and never dropped.
DO $$
DECLARE
    tables    text[] := '{articles, revisions, extractions, sentences, entities, entity_aliases, mentions, quotes,
                          quote_spans, times, meetings, meeting_participants, dead_letters, goose_db_version,
                          entity_roles, entity_changes, meeting_events, meeting_event_participants, meeting_codes,
                          meeting_changes, meeting_passes}';
    views     text[] := '{current_extractions, current_mentions, said, met, entity_days,
                          entity_names, current_roles, served_as, entity_life, given_up, said_once, meeting_history, meeting_clusters,
                          meeting_dyads, meeting_parties, current_times}';
    functions text[] := '{follow_entity_merge(), lead_merged_entities(), record_entity_merge(),
                          plain_name(text), name_sound(text), name_keys(text), surname_sound(text),
                          "same_wording(integer[], integer, integer[], integer)",
                          "name_query(text,integer)", derive_meeting_events(), note_meeting_extraction(), note_meeting_article(),
                          note_meeting_entity(), note_meeting_loss()}';
    item      text;
BEGIN
    -- Two migrating jobs must not grant on one table at a moment.
    PERFORM pg_advisory_xact_lock(hashtextextended('dateline access', 0));

    IF to_regclass('entity_days') IS NULL
        OR NOT pg_has_role((SELECT relowner FROM pg_class WHERE oid = to_regclass('articles')), 'USAGE') THEN
        RETURN; -- partly migrated, or somebody else's to grant
    END IF;
    -- A schema that was brought up one by one lacks what the next migrations make.
    tables := ARRAY(SELECT name FROM unnest(tables) name WHERE to_regclass(name) IS NOT NULL);
    views := ARRAY(SELECT name FROM unnest(views) name WHERE to_regclass(name) IS NOT NULL);
    functions := ARRAY(SELECT name FROM unnest(functions) name WHERE to_regprocedure(name) IS NOT NULL);

    FOREACH item IN ARRAY '{dateline_owner, dateline_writer, dateline_reader}'::text[] LOOP
        CONTINUE WHEN to_regrole(item) IS NOT NULL;
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', item);
            IF item = 'dateline_reader' THEN
                -- These hold for who logs in as the role itself; members set their own.
                ALTER ROLE dateline_reader SET statement_timeout = '60s';
                ALTER ROLE dateline_reader SET default_transaction_read_only = on;
            END IF;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database of the cluster was faster
            WHEN insufficient_privilege THEN
                RAISE NOTICE 'role % is missing and % may not create it: its privileges are not granted', item, current_user;
        END;
    END LOOP;

    IF to_regrole('dateline_writer') IS NOT NULL THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO dateline_writer', current_schema());
        FOREACH item IN ARRAY tables LOOP
            CONTINUE WHEN item = 'goose_db_version';
            EXECUTE format('GRANT SELECT, INSERT, UPDATE ON TABLE %I TO dateline_writer', item);
        END LOOP;
        GRANT DELETE ON TABLE entity_aliases TO dateline_writer; -- a person may take an alias back
        IF to_regclass('meeting_changes') IS NOT NULL THEN
            GRANT DELETE ON TABLE meeting_changes TO dateline_writer; -- a pass takes them away
        END IF;
        FOREACH item IN ARRAY views || '{goose_db_version}'::text[] LOOP
            EXECUTE format('GRANT SELECT ON TABLE %I TO dateline_writer', item);
        END LOOP;
    END IF;

    IF to_regrole('dateline_reader') IS NOT NULL THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO dateline_reader', current_schema());
        FOREACH item IN ARRAY views LOOP
            EXECUTE format('GRANT SELECT ON TABLE %I TO dateline_reader', item);
        END LOOP;
    END IF;

    IF to_regrole('dateline_owner') IS NOT NULL THEN
        -- All or nothing: a view must be able to read the tables below it.
        BEGIN
            IF NOT pg_has_role('dateline_owner', 'USAGE') THEN -- who made the role only administers it
                EXECUTE format('GRANT dateline_owner TO %I', current_user);
            END IF;
            EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO dateline_owner', current_schema());
            FOREACH item IN ARRAY tables || views LOOP
                -- Changing an owner locks the table, so not without need.
                CONTINUE WHEN (SELECT relowner FROM pg_class WHERE oid = item::regclass) = to_regrole('dateline_owner');
                EXECUTE format('ALTER TABLE %I OWNER TO dateline_owner', item);
            END LOOP;
            FOREACH item IN ARRAY functions LOOP
                EXECUTE format('ALTER FUNCTION %s OWNER TO dateline_owner', item);
            END LOOP;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE NOTICE '% keeps the schema: it may not be handed over to dateline_owner', current_user;
        END;
    END IF;
END
$$;

-- Our own doors keep the order themselves and say so; whoever may not write to ledger.commits cannot say it for them.
CREATE OR REPLACE TRIGGER mt_events_order
    BEFORE INSERT ON ledger.mt_events
    FOR EACH ROW WHEN (current_setting('ledger.recording', true) IS DISTINCT FROM 'on'
        OR NOT has_table_privilege('ledger.commits'::regclass, 'INSERT'))
    EXECUTE FUNCTION ledger.keep_order();

ALTER TABLE ledger.mt_events ENABLE ALWAYS TRIGGER mt_events_order;

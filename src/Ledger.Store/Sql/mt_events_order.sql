CREATE OR REPLACE TRIGGER mt_events_order
    AFTER INSERT ON ledger.mt_events
    FOR EACH ROW WHEN (current_setting('ledger.recording', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION ledger.keep_order();

ALTER TABLE ledger.mt_events ENABLE ALWAYS TRIGGER mt_events_order;

-- A limit moves with each call: where its next version finds room on its page, no index is written.
ALTER TABLE rate_limit SET (fillfactor = 70);

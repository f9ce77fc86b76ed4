-- Prepared. Keeps a week's plan, atomically because it is one statement: see `keep` in planning.ts.
-- $1 workspace, $2 members and their next due times, $3 nudges, $4 week.
WITH kept AS (
  INSERT INTO member_week (workspace_id, member_id, week, waiting, silent_since)
  SELECT $1::uuid, "memberId", $4, waiting, "silentSince"
  FROM jsonb_to_recordset($2::jsonb) AS k("memberId" uuid, waiting int, "silentSince" uuid)
  ON CONFLICT DO NOTHING RETURNING member_id),
looked AS ({{nudges/set-plan-due}}),
planned AS (
  INSERT INTO nudge (workspace_id, id, member_id, customer_id, contact_id, signal_id, week, slot, play, aim, reason, evidence, action,
    question, why_now, why_not_next, situation, in_experiment, state, offered, local_at, due_at)
  SELECT $1::uuid, n.id, n."memberId", n."customerId", n."contactId", n."signalId", n.week, n.slot, n.play, n.aim, n.reason, n.evidence, n.action,
    n.question, n."whyNow", n."whyNotNext", n.situation, n."inExperiment", CASE WHEN n.withheld THEN 'withheld' ELSE 'planned' END,
    ARRAY[n.play], n."localAt", to_timestamp(n."dueAt" / 1000)
  FROM jsonb_to_recordset($3::jsonb) AS n(id uuid, "memberId" uuid, "customerId" uuid, "contactId" uuid, "signalId" uuid, week text, slot int,
    play text, aim text, reason text, evidence jsonb, action text, question text, "whyNow" text, "whyNotNext" text,
    situation text, "inExperiment" boolean, withheld boolean, "localAt" text, "dueAt" float8)
  JOIN kept ON kept.member_id = n."memberId"
  ON CONFLICT DO NOTHING)
SELECT member_id FROM kept

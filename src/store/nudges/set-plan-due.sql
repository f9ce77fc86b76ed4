-- Prepared. When members are to be planned next, unless they were changed meanwhile: $1 workspace, $2 members with the version read.
UPDATE member m SET plan_due_at = to_timestamp(look.at / 1000)
FROM jsonb_to_recordset($2::jsonb) AS look("memberId" uuid, version text, at float8)
WHERE m.workspace_id = $1::uuid AND m.id = look."memberId" AND m.xmin::text = look.version

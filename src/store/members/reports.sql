-- Prepared. Who reports to some managers: $1 workspace, $2 the managers.
SELECT id, manager_id AS "managerId" FROM member
WHERE workspace_id = $1::uuid AND manager_id = ANY($2::uuid[]) ORDER BY id

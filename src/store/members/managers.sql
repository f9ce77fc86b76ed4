-- Prepared. The members whom somebody reports to: $1 workspace.
SELECT (SELECT row_to_json(r) FROM (SELECT {{members/member-columns of=m}}) r) AS member
FROM (SELECT DISTINCT manager_id FROM member WHERE workspace_id = $1::uuid AND manager_id IS NOT NULL) led
JOIN member m ON m.workspace_id = $1::uuid AND m.id = led.manager_id
WHERE m.state <> 'removed' ORDER BY m.id

-- Workspaces that every platform was removed from 30 days ago or longer, with all that belongs to them. Parameters: see
-- workspaces-of-slice.sql; what an import made without a platform stays.
WITH {{retention/workspaces-of-slice}},
gone AS (
  DELETE FROM workspace x USING w WHERE x.id = w.id
    AND EXISTS (SELECT FROM installation i WHERE i.workspace_id = x.id)
    AND NOT EXISTS (SELECT FROM installation i WHERE i.workspace_id = x.id
      AND (i.state <> 'removed' OR i.removed_at IS NULL OR i.removed_at >= w.undone))
  RETURNING x.id)
DELETE FROM rate_limit r USING gone g WHERE r.workspace_id = g.id RETURNING r.workspace_id AS id

-- Whether a row of `t` is one of those held, under the same attempt.
t.workspace_id = held."workspaceId" AND t.id = held.id AND t.attempts = held.attempt

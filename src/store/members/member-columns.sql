-- A member's columns as a MemberRow, for a row that becomes JSON. `of` is the table's name in the statement.
{{of}}.id, {{of}}.email, {{of}}.name, {{of}}.role, {{of}}.manager_id AS "managerId", {{of}}.timezone, {{of}}.country,
coalesce({{of}}.working_days, '{}') AS "workingDays",
json_build_object('start', {{of}}.working_start, 'end', {{of}}.working_end) AS "workingHours",
{{of}}.state, {{of}}.paused_until AS "pausedUntil", {{of}}.paused_from AS "pausedFrom", {{of}}.nudge_time AS "nudgeTime", {{of}}.timezone_set AS "timezoneSet"

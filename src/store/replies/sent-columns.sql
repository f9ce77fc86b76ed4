-- A sent delivery `d` as a SentMessage, for a row that becomes JSON.
d.id, d.kind, d.member_id AS "memberId", d.nudge_id AS "nudgeId", d.reply_id AS "replyId",
d.platform, d.address, d.thread, d.reference, d.message

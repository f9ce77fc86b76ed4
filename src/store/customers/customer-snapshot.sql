-- Of a customer's interactions the newest 2,000 are read: one who has 100,000 costs little more, and holds up nobody.
-- All that a look at one customer shows, as a column `snapshot` of JSON: in one statement, so that it costs one round trip. Part
-- of the statements that find the customer by id, name or person. `since`: how old nudges may be.
SELECT json_build_object(
  'customer', (SELECT row_to_json(r) FROM ({{portfolios/customers workspace="{{workspace}}" among="= {{customer}}" owners=""}}) r),
  'members', (SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT {{members/member-columns of=member}} FROM member WHERE workspace_id = {{workspace}} AND id = ANY (ARRAY(
      SELECT {{asker}}
      UNION ALL SELECT member_id FROM customer_owner WHERE workspace_id = {{workspace}} AND customer_id = {{customer}}
      UNION ALL (SELECT member_id FROM interaction WHERE workspace_id = {{workspace}} AND customer_id = {{customer}}
        ORDER BY at DESC LIMIT 4000)
      UNION ALL SELECT member_id FROM nudge WHERE workspace_id = {{workspace}} AND customer_id = {{customer}}))
    ORDER BY id) r),
  'contacts', (SELECT coalesce(json_agg(r), '[]') FROM ({{portfolios/contacts workspace="{{workspace}}" among="= {{customer}}"}}) r),
  'interactions', (SELECT coalesce(json_agg(r), '[]') FROM (
    {{portfolios/interactions workspace="{{workspace}}" among="= {{customer}} AND interaction.at >= coalesce((
      SELECT b.at FROM interaction b WHERE b.workspace_id = {{workspace}} AND b.customer_id = {{customer}} AND b.withdrawn_at IS NULL
      ORDER BY b.at DESC OFFSET 2000 LIMIT 1), '-infinity')"}}) r),
  'signals', (SELECT coalesce(json_agg(r), '[]') FROM ({{portfolios/signals workspace="{{workspace}}" among="= {{customer}}"}}) r),
  'nudges', (SELECT coalesce(json_agg(r), '[]') FROM (
    {{portfolios/nudges workspace="{{workspace}}" among="= {{customer}}" since="{{since}}"}}) r),
  'settings', (SELECT coalesce(json_agg(r), '[]') FROM (SELECT key, value FROM setting WHERE workspace_id = {{workspace}}) r),
  'totals', (SELECT json_build_object('customers', coalesce(sum(t.customers), 0),
    'effort', coalesce(sum(t.effort), 0), 'value', coalesce(sum(t.value), 0))
    FROM customer c JOIN customer_total t ON t.workspace_id = c.workspace_id AND t.currency = coalesce(c.currency, '')
    WHERE c.workspace_id = {{workspace}} AND c.id = {{customer}}),
  'model', (SELECT model FROM risk_model WHERE workspace_id = {{workspace}}),
  'plays', (SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT id, play, state, weight FROM workspace_play WHERE workspace_id = {{workspace}} ORDER BY created_at, id) r)) AS snapshot

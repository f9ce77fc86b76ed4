-- Prepared. The snapshot of the customer that has a normalized name, if who asks sees it: $1 workspace, $2 the name, $3 who asks,
-- $4 how old nudges may be, $5 whether who asks is an admin.
WITH meant AS MATERIALIZED (SELECT id FROM customer
  WHERE workspace_id = $1::uuid AND normalized_name = $2 AND {{customers/visible-plain who=$3 admin=$5}} LIMIT 1)
{{customers/customer-snapshot workspace=$1::uuid customer="(SELECT id FROM meant)" asker=$3::uuid since=$4::timestamptz}}

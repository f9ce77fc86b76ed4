SELECT id, customer_id AS "customerId", name, email, title, level, function, values FROM contact
WHERE workspace_id = {{workspace}} AND customer_id {{among}} ORDER BY id

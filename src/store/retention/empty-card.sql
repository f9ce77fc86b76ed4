-- What is left of a card of the delivery `d`: which screen it was.
jsonb_build_object('kind', 'card', 'name', coalesce(d.card->>'name', 'notice'), 'text', '', 'blocks', '[]'::jsonb)

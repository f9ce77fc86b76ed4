-- Those, and the one whose alias is the text: for a text without a letter that makes trigrams. Parameters: see nearest.sql.
{{customers/nearest condition="$2 <% searchable OR searchable LIKE $5" least=0}}

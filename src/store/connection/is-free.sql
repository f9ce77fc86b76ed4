-- Whether nobody holds a row, by the column of its lease's end.
({{column}} IS NULL OR {{column}} < now())

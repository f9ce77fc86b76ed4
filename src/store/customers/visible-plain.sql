-- Whether a viewer sees at least the plain facts of a customer: see visible-all.sql.
(customer.visibility = 'everyone' OR {{customers/visible-all who="{{who}}" admin="{{admin}}"}})

-- What became of a letter after it was handed over: OPEN until it is known (REACHED, BOUNCED) or nobody will ever know (UNKNOWN).
-- fate_asked counts how often its service was asked, fate_next is when it is asked again; empty before the first time.
alter table cf_delivery add column fate varchar(10) default 'OPEN' not null;
alter table cf_delivery add column fate_asked integer default 0 not null;
alter table cf_delivery add column fate_next timestamp(6) with time zone;
create index cf_delivery_fate on cf_delivery (kind, fate, done_at);

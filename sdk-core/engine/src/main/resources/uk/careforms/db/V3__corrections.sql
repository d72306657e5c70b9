-- The version of the form whose mapping a delivery uses, where an operator has chosen one; otherwise the version of its case.
alter table cf_delivery add column mapping_version integer;

-- Which events are acts of operators, so that they can be listed across cases without a further index on the feed, which
-- every accepted form writes to.
create table cf_operator_act (
    event bigint not null,
    constraint cf_operator_act_pk primary key (event),
    constraint cf_operator_act_event foreign key (event) references cf_event (number)
);
insert into cf_operator_act (event)
    select number from cf_event
    where kind in ('delivery.retried', 'delivery.done-by-hand') or (kind = 'delivery.not-needed' and actor <> 'system');

-- What a person has to look at again since their draft was brought to another version of its form: pointers, one a line.
alter table cf_draft add column ask_again varchar(20000);

alter table harborsample.berth add column tide text not null default 'low';
update harborsample.berth set tide = 'high' where length_cm > 5000;

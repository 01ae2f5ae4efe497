-- How many hundredths of things count in a cell, so that the share of nobody's work is told without reading all values; and
-- how often the cells of a metric changed: while they do not, what was made of them stays what it is.
alter table metrics.cell add column total bigint not null default 0;
alter table metrics.kept add column version bigint not null default 0;
delete from metrics.kept;

-- Why a file was refused, for those refusals after which a person can be offered another way to read it.
alter table extract add column refusal_code text;

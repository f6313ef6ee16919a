drop table projects.technical_debt;
drop type projects.debt_status;
drop type projects.debt_severity;
drop type projects.debt_kind;

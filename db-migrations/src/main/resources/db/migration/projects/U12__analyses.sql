drop table projects.analyses;
drop type projects.analysis_status;
drop type projects.analysis_kind;

drop table projects.contract_analysis_params;
drop table projects.contract_rpc_endpoints;
drop table projects.contract_competitors;
drop table projects.contracts;

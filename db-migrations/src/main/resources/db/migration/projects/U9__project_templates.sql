drop table projects.project_templates;

-- Every edge goes, also those that administrators added: their skills go next.

delete from learning.skill_prerequisites;

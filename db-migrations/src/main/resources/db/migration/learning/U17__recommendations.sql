drop table learning.recommendations;
drop type learning.recommendation_status;
drop type learning.recommendation_kind;

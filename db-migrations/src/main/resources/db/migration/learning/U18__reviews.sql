drop table learning.review_log;
drop table learning.review_cards;
drop function learning.refuse_update();
drop type learning.review_rating;
drop type learning.card_state;

ALTER TABLE ONLY shop.visits DETACH PARTITION visits_old;

-- A service's own number finds a referral all but alone. With the service first, each step through this index compared
-- two columns, the first of them alike for all lines of a large file.
alter table referral drop constraint referral_partner_external_id_index_key;
alter table referral add constraint referral_number_of_partner unique (external_id_index, partner);

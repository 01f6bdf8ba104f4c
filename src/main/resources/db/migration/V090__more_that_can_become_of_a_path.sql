-- Why: services also want to hear that a secondment is half-way, that a contract was renewed or made permanent: each is an
-- outcome of its own, stamped on the path as the others are.
alter table path
    add column secondment_half_way_on date,
    add column contract_renewed_on date,
    add column made_permanent_on date;
comment on column path.secondment_half_way_on is 'Day on which half of the secondment was done (distacco formativo a metà il)';
comment on column path.contract_renewed_on is 'Day of the latest renewal of a contract (contratto rinnovato il)';
comment on column path.made_permanent_on is 'Day on which the contract became permanent (contratto a tempo indeterminato dal)';

package io.mien.fieldwork;

import io.mien.fieldwork.VisitFold.Moves;
import io.mien.jobs.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of all visits add up to. Previews are never among them. Facts that were folded stand in the tally; it and the
 * facts since are read in one statement, so that a count is exact whenever it is taken.
 */
@ApplicationScoped
public class VisitLedger {
    /** So many facts are read in a few milliseconds; beyond, they are folded before the next count. */
    private static final int MANY = 5_000;

    private static final String MOVES = """
            select campaign_id, country, origin, null as stood, standing as stands, visits, 0 as unfolded
            from visit_tally where origin <> 'PREVIEW' and visits <> 0 %1$s
            union all
            select campaign_id, country, origin, stood, stands, count(*), count(*)
            from visit_event where not folded and origin <> 'PREVIEW' %1$s
            group by campaign_id, country, origin, stood, stands""";

    private static final String FOLD = """
            with fact as (
                update visit_event set folded = true where not folded and campaign_id = ?1
                returning tenant_id, campaign_id, country, origin, stood, stands
            ), move as (
                select tenant_id, campaign_id, country, origin, stands as standing, 1 as visits from fact
                union all
                select tenant_id, campaign_id, country, origin, stood, -1 from fact
            )
            insert into visit_tally (tenant_id, campaign_id, country, origin, standing, visits)
            select tenant_id, campaign_id, country, origin, standing, sum(visits) from move where standing is not null
            group by tenant_id, campaign_id, country, origin, standing order by country, origin, standing
            on conflict (tenant_id, campaign_id, country, origin, standing)
            do update set visits = visit_tally.visits + excluded.visits""";

    private final EntityManager entities;
    private final JobQueue jobs;

    VisitLedger(EntityManager entities, JobQueue jobs) {
        this.entities = entities;
        this.jobs = jobs;
    }

    /** A campaign's visits as they stand now. */
    @Transactional
    public List<VisitGroup> groups(UUID campaignId) {
        return VisitFold.of(moves("and campaign_id = ?1", campaignId));
    }

    /** The visits of all the tenant's campaigns. */
    @Transactional
    public List<VisitGroup> groups() {
        return VisitFold.of(moves("", null));
    }

    /** Adds the facts since the last time to the campaign's tally. Done again, or by two at once, it adds none twice. */
    @Transactional
    public void fold(UUID campaignId) {
        entities.createNativeQuery(FOLD).setParameter(1, campaignId).executeUpdate();
    }

    /**
     * Erases a visit from the ledger: its facts stay, so that counts and invoices still add up, and lead to nobody. What is
     * left is the campaign, the kind, the country, the way in, the day, the reason and what the fact moved. Each row gets
     * random ids of its own, since an id of ours tells its millisecond and the fold needs no two facts of one visit.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(UUID visitId) {
        entities.createNativeQuery("""
                        update visit_event
                        set id = gen_random_uuid(), visit_id = gen_random_uuid(), number = 0, exposure_id = null, ad_id = null,
                            at = date_trunc('day', at, 'UTC')
                        where visit_id = ?1""").setParameter(1, visitId).executeUpdate();
    }

    private List<Moves> moves(String which, @Nullable UUID campaignId) {
        entities.flush();
        var query = entities.createNativeQuery(MOVES.formatted(which), Object[].class);
        if (campaignId != null) {
            query.setParameter(1, campaignId);
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        rows.stream()
                .collect(Collectors.groupingBy(row -> (UUID) row[0], Collectors.summingLong(VisitLedger::unfolded)))
                .forEach(this::foldWhereMany);
        return rows.stream().map(VisitLedger::move).toList();
    }

    private void foldWhereMany(UUID campaignId, long unfolded) {
        if (unfolded > MANY) {
            jobs.enqueue(FactFolding.KIND, campaignId);
        }
    }

    private static long unfolded(Object[] row) {
        return ((Number) row[6]).longValue();
    }

    private static Moves move(Object[] row) {
        return new Moves(
                (UUID) row[0],
                row[1].toString(),
                Origin.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).longValue());
    }
}

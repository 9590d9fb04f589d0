package io.mien.fieldwork;

import io.mien.fieldwork.VisitFold.Moves;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What the facts of all visits add up to. Previews are never among them. */
@ApplicationScoped
public class VisitLedger {
    /** As the index spells it: facts that move their visit nowhere are not read. */
    private static final String MOVES = """
            select new io.mien.fieldwork.VisitFold$Moves(
                event.campaignId, event.country, event.origin, event.stood, event.stands, count(*))
            from VisitEvent event
            where event.stood is distinct from event.stands and event.origin <> :preview %s
            group by event.campaignId, event.country, event.origin, event.stood, event.stands
            """;

    private final EntityManager entities;

    VisitLedger(EntityManager entities) {
        this.entities = entities;
    }

    /** A campaign's visits as they stand now. */
    @Transactional
    public List<VisitGroup> groups(UUID campaignId) {
        return fold(moves("and event.campaignId = :campaign").setParameter("campaign", campaignId));
    }

    /** The visits of all the tenant's campaigns. */
    @Transactional
    public List<VisitGroup> groups() {
        return fold(moves(""));
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

    private TypedQuery<Moves> moves(String which) {
        return entities.createQuery(MOVES.formatted(which), Moves.class).setParameter("preview", Origin.PREVIEW);
    }

    private static List<VisitGroup> fold(TypedQuery<Moves> moves) {
        return VisitFold.of(moves.getResultList());
    }
}

package io.mien.dashboard;

import io.mien.platform.Parameter;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/** Which campaigns the address asks for, and in which order. */
public class CampaignAsk {
    private static final int MAX_NAME = 200;

    /** A part of the campaign's name. */
    @RestQuery
    @DefaultValue("")
    public String name = "";

    /** Name of a {@link CampaignShelf}; empty for every campaign that is not archived. */
    @RestQuery
    @DefaultValue("")
    public String state = "";

    /** Name of a {@link CampaignOrder}. */
    @RestQuery
    @DefaultValue("NEWEST")
    public String sort = CampaignOrder.NEWEST.name();

    CampaignShelf shelf() {
        return state.isEmpty()
                ? CampaignShelf.CURRENT
                : Parameter.inAddress("state", state).oneOf(CampaignShelf.values());
    }

    CampaignOrder order() {
        return sort.isEmpty()
                ? CampaignOrder.NEWEST
                : Parameter.inAddress("sort", sort).oneOf(CampaignOrder.values());
    }

    /** Characters that the page takes for a name. */
    public int maxName() {
        return MAX_NAME;
    }

    public boolean isFiltered() {
        return !name.isBlank() || shelf() != CampaignShelf.CURRENT;
    }
}

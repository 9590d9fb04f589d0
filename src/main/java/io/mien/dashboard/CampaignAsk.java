package io.mien.dashboard;

import io.mien.platform.InvalidFields;
import jakarta.ws.rs.DefaultValue;
import java.util.Arrays;
import java.util.stream.Collectors;
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
        return state.isEmpty() ? CampaignShelf.CURRENT : named("state", CampaignShelf.values(), state);
    }

    CampaignOrder order() {
        return sort.isEmpty() ? CampaignOrder.NEWEST : named("sort", CampaignOrder.values(), sort);
    }

    /** Characters that the page takes for a name. */
    public int maxName() {
        return MAX_NAME;
    }

    public boolean isFiltered() {
        return !name.isBlank() || shelf() != CampaignShelf.CURRENT;
    }

    private static <E extends Enum<E>> E named(String parameter, E[] values, String name) {
        return Arrays.stream(values)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidFields.inAddress(
                        parameter,
                        Arrays.stream(values)
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", parameter + " is one of ", "."))));
    }
}

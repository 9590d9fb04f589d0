package io.mien.campaign;

import io.mien.platform.Problem;
import java.util.List;

/** Fieldwork was asked for while something is still missing. */
public class CampaignNotReady extends Problem {
    private static final long serialVersionUID = 1L;

    private CampaignNotReady(String detail) {
        super(409, "campaign-not-ready", detail);
    }

    static CampaignNotReady of(List<Missing> missing) {
        return new CampaignNotReady("Fieldwork cannot open yet: "
                + String.join(" ", missing.stream().map(Missing::sentence).toList()));
    }
}

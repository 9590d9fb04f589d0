package io.mien.campaign;

import io.mien.platform.LargeBodies;
import io.mien.platform.LargeBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The large bodies of campaigns: videos, and the texts that go with them. */
@ApplicationScoped
class AdBodies implements LargeBodies {
    /** A form holds more than its file; and a file somewhat too large is still told why it is refused. */
    private static final long MARGIN = 1024 * 1024;

    private final CampaignConfig config;

    AdBodies(CampaignConfig config) {
        this.config = config;
    }

    @Override
    public List<LargeBody> largeBodies() {
        long video = config.adSizeLimit().asLongValue() + MARGIN;
        long track = WebVtt.MAX_BYTES + MARGIN;
        return List.of(
                LargeBody.ofStaff("/campaigns/*/ads", video),
                LargeBody.ofStaff("/api/v1/campaigns/*/ads", video),
                LargeBody.ofStaff("/campaigns/*/ads/*/tracks", track),
                LargeBody.ofStaff("/api/v1/campaigns/*/ads/*/tracks/*/*", track));
    }
}

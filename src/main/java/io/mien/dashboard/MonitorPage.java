package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.ClientChoice;
import io.mien.campaign.Country;
import io.mien.facialcoding.CampaignReaders;
import io.mien.fieldwork.Fieldwork;
import io.mien.fieldwork.InvitationLink;
import io.mien.platform.Wording;
import io.mien.report.ReleaseNote;
import io.mien.report.Releases;
import io.mien.results.CampaignScores;
import io.mien.trace.Measure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws a campaign whose fieldwork was opened. */
@ApplicationScoped
class MonitorPage {
    /** What results are told of first. */
    private static final Measure FIRST = CampaignScores.OFFERED.get(0);

    private final CampaignResultViews results;
    private final FieldworkMonitor monitor;
    private final Fieldwork fieldwork;
    private final CampaignReaders models;
    private final Releases releases;

    MonitorPage(
            CampaignResultViews results,
            FieldworkMonitor monitor,
            Fieldwork fieldwork,
            CampaignReaders models,
            Releases releases) {
        this.results = results;
        this.monitor = monitor;
        this.fieldwork = fieldwork;
        this.models = models;
        this.releases = releases;
    }

    /** @param address of the invitation, for the clipboard */
    public record Link(String country, String address) {
        static Link of(InvitationLink link) {
            return new Link(Country.named(link.country()).name(), link.address().toString());
        }
    }

    public record AdLine(UUID id, String title, String length) {
        static AdLine of(Ad ad) {
            return new AdLine(ad.id, ad.title, Wording.length(ad.durationMs));
        }
    }

    /** What stands still on the page. */
    public record Frame(
            UUID id,
            String name,
            boolean sample,
            boolean open,
            String since,
            List<AdLine> ads,
            List<Link> links,
            Map<String, String> errors,
            @Nullable CampaignResultPage results) {

        /** All links, one per line, for the clipboard. */
        public String allLinks() {
            return links.stream()
                    .map(link -> link.country() + "\t" + link.address())
                    .collect(Collectors.joining("\n"));
        }
    }

    @Transactional
    TemplateInstance of(UUID id, Measure measure) {
        return draw(id, measure, Map.of());
    }

    @Transactional
    TemplateInstance refused(UUID id, Map<String, String> errors) {
        return draw(id, FIRST, errors);
    }

    /** Nothing of it moves with the visits: a client-viewer reads what was published. */
    @Transactional
    TemplateInstance forViewers(UUID id, Measure measure) {
        return Templates.viewers(frame(Campaign.required(id), measure, List.of(), Map.of()), note(id));
    }

    /** Whose the campaign is, and what they have been given of it. */
    public record ForClient(ClientChoice choice, ReleaseNote note) {}

    private ForClient forClient(Campaign campaign) {
        return new ForClient(ClientChoice.of(campaign), note(campaign.id));
    }

    private ReleaseNote note(UUID campaignId) {
        return ReleaseNote.of(campaignId, releases.latest(campaignId));
    }

    @Transactional
    TemplateInstance changing(UUID id) {
        return Templates.progress(monitor.progress(id));
    }

    private TemplateInstance draw(UUID id, Measure measure, Map<String, String> errors) {
        Campaign campaign = Campaign.required(id);
        List<Link> links = campaign.isInFieldwork()
                ? fieldwork.links(id).stream().map(Link::of).toList()
                : List.of();
        return Templates.monitor(
                frame(campaign, measure, links, errors), monitor.progress(id), models.reader(id), forClient(campaign));
    }

    private Frame frame(Campaign campaign, Measure measure, List<Link> links, Map<String, String> errors) {
        return new Frame(
                campaign.id,
                campaign.name,
                campaign.sample,
                campaign.isInFieldwork(),
                since(campaign),
                campaign.ads().stream().map(AdLine::of).toList(),
                links,
                errors,
                results.of(campaign, measure).orElse(null));
    }

    private static String since(Campaign campaign) {
        if (campaign.closedAt != null) {
            return "closed since " + Wording.day(campaign.closedAt);
        }
        return campaign.openedAt == null ? "a draft" : "in fieldwork since " + Wording.day(campaign.openedAt);
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance monitor(Frame frame, Progress progress, String reader, ForClient client);

        static native TemplateInstance viewers(Frame frame, ReleaseNote note);

        static native TemplateInstance progress(Progress progress);
    }
}

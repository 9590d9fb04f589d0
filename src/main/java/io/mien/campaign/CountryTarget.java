package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How many valid people a campaign wants in one country. */
@Entity
@Table(name = "country_target")
public class CountryTarget extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** ISO 3166-1 alpha-2, upper case. */
    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    public int target;

    public static List<CountryTarget> ofCampaign(UUID campaignId) {
        return list("campaignId = ?1 order by country", campaignId);
    }

    /** Wants this many valid people in the country; a second call changes the number. */
    public static CountryTarget want(Campaign campaign, Country country, int target) {
        InvalidFields.check()
                .that(ValidPeople.canBeWanted(target), "target", ValidPeople.targetHint())
                .orRefuse();
        CountryTarget wanted = ofCampaign(campaign.id).stream()
                .filter(each -> each.country.equals(country.code()))
                .findFirst()
                .orElseGet(() -> added(campaign, country));
        wanted.target = target;
        wanted.persist();
        return wanted;
    }

    /** Takes the country off the campaign; only before anyone was asked in. */
    public static void drop(Campaign campaign, String country) {
        campaign.requireDraft();
        if (delete("campaignId = ?1 and country = ?2", campaign.id, country) == 0) {
            throw Problem.notFound();
        }
    }

    private static CountryTarget added(Campaign campaign, Country country) {
        campaign.requireDraft();
        CountryTarget added = new CountryTarget();
        added.campaignId = campaign.id;
        added.country = country.code();
        return added;
    }
}

package io.mien.campaign;

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
}

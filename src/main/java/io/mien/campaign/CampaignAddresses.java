package io.mien.campaign;

import io.mien.account.AccountAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of campaigns and of what is set up in them. */
@TemplateExtension(namespace = "campaign")
public final class CampaignAddresses {
    private CampaignAddresses() {}

    public static String all() {
        return AccountAddresses.members();
    }

    public static String blank() {
        return all() + "/new";
    }

    public static String page(UUID campaign) {
        return all() + "/" + campaign;
    }

    public static String plan(UUID campaign) {
        return page(campaign) + "/plan";
    }

    public static String client(UUID campaign) {
        return page(campaign) + "/client";
    }

    public static String archive(UUID campaign) {
        return page(campaign) + "/archive";
    }

    public static String archiveRemoval(UUID campaign) {
        return archive(campaign) + "/removal";
    }

    public static String copies(UUID campaign) {
        return page(campaign) + "/copies";
    }

    /** Of a draft. */
    public static String removal(UUID campaign) {
        return page(campaign) + "/removal";
    }

    public static String countries(UUID campaign) {
        return page(campaign) + "/countries";
    }

    public static String countryRemoval(UUID campaign, String country) {
        return countries(campaign) + "/" + country + "/removal";
    }

    public static String survey(UUID campaign) {
        return page(campaign) + "/survey";
    }

    public static String surveyCopy(UUID campaign) {
        return survey(campaign) + "/copy";
    }

    public static String surveyPublication(UUID campaign) {
        return survey(campaign) + "/publication";
    }

    /** The questions as a file, and where a file goes. */
    public static String surveyFile(UUID campaign) {
        return survey(campaign) + "/surveyjs";
    }

    public static String surveyFlags(UUID campaign) {
        return survey(campaign) + "/flags";
    }

    public static String questions(UUID campaign) {
        return survey(campaign) + "/questions";
    }

    public static String question(UUID campaign, String code) {
        return questions(campaign) + "/" + code;
    }

    /** The page itself stands in the room that puts the questions. */
    public static String questionPreview(UUID campaign, String code) {
        return question(campaign, code) + "/preview";
    }

    public static String questionRemoval(UUID campaign, String code) {
        return question(campaign, code) + "/removal";
    }

    public static String questionPosition(UUID campaign, String code) {
        return question(campaign, code) + "/position";
    }

    public static String ads(UUID campaign) {
        return page(campaign) + "/ads";
    }

    public static String poster(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/poster";
    }

    public static String position(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/position";
    }

    public static String sound(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/sound";
    }

    public static String preparation(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/preparation";
    }

    public static String adRemoval(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/removal";
    }

    public static String tracks(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/tracks";
    }

    public static String trackRemoval(UUID campaign, UUID ad, UUID track) {
        return tracks(campaign, ad) + "/" + track + "/removal";
    }

    public static String markers(UUID campaign, UUID ad) {
        return ad(campaign, ad) + "/markers";
    }

    public static String markerRemoval(UUID campaign, UUID ad, UUID marker) {
        return markers(campaign, ad) + "/" + marker + "/removal";
    }

    /** The page itself stands in the room of the figures. */
    public static String ad(UUID campaign, UUID ad) {
        return ads(campaign) + "/" + ad;
    }
}

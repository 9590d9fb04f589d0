package io.mien.visit;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mien.fieldwork.Agency;

/** The way of a respondent from the link to the first film, with a camera whose check is answered for it. */
record WayToAds(Agency agency, Page page) {

    void from(String link) {
        page.navigate(link);
        click("Continue");
        page.getByLabel("Age in years").fill("34");
        click("Continue");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        click("Agree and continue");
        CameraFoundFine.on(page, agency);
        click("Turn the camera on");
        page.locator("[data-act=start][aria-disabled=false]").waitFor();
        page.locator("[data-act=start]").click();
    }

    private void click(String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}

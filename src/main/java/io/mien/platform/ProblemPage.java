package io.mien.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** Draws the page a person sees when something failed, with the next step. */
@Singleton
class ProblemPage {

    private static final Problem.Remedy START = new Problem.Remedy("Go to the start page", "/");

    String render(Description description) {
        return Templates.problem(
                        description.title(),
                        description.status(),
                        description.detail(),
                        description.remedy().map(page -> "").orElseGet(() -> next(description.status())),
                        description.remedy().orElse(START))
                .render();
    }

    private static String next(int status) {
        return switch (status) {
            case 401 -> "Your login may have ended. Start again from the front page.";
            case 403 ->
                "If you need this for your work, ask your agency’s administrator for the role. "
                        + "A login that belongs to no organization has none.";
            case 404 -> "The address may be mistyped, or what was here has been deleted.";
            case 409 -> "Someone may have changed it meanwhile. Go back, reload the page, and try again.";
            case 413 -> "Go back and choose a smaller file.";
            case 400, 422 -> "Go back and correct it; a page that was open for long needs to be reloaded first.";
            default ->
                status < 500
                        ? "Go back and try again."
                        : "Try again in a moment. If it stays like this, tell whoever runs this server the time it happened.";
        };
    }

    @CheckedTemplate(basePath = "platform")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problem(
                String title, int status, String detail, String next, Problem.Remedy remedy);
    }
}

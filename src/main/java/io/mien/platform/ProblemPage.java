package io.mien.platform;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/** Draws the page a person sees when something failed, with the next step. */
@Singleton
class ProblemPage {

    String render(Description description) {
        return Templates.problem(description.status(), description.detail()).render();
    }

    @CheckedTemplate(basePath = "platform")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problem(int status, String detail);
    }
}

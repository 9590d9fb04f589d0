package io.mien.operations;

import io.quarkus.qute.TemplateExtension;

/** Where the operator is told of security problems. */
@TemplateExtension(namespace = "security")
public final class SecurityAddresses {
    private SecurityAddresses() {}

    public static String page() {
        return "/security";
    }
}

package io.mien.launch;

import io.mien.platform.LocalAddress;
import java.net.URI;

/** Rules for the address that browsers use. */
final class PublicUrl {
    private PublicUrl() {}

    /** Browsers hand out cameras on https and on the machine itself, nowhere else. */
    static void check(URI url) {
        if (url.getHost() == null || url.getScheme() == null) {
            throw StartRefused.because(
                    "mien.public-url is %s: it must be a whole address such as https://mien.example.org."
                            .formatted(url));
        }
        if (!isLocal(url) && !"https".equals(url.getScheme())) {
            throw StartRefused.because(
                    "mien.public-url is %s: browsers give no camera to http pages of other machines.".formatted(url)
                            + " Put a reverse proxy with https before Mien (infra/README.md says how) and give its https address.");
        }
        String path = url.getRawPath();
        if ((path != null && !path.isEmpty() && !"/".equals(path)) || url.getRawQuery() != null) {
            throw StartRefused.because(
                    "mien.public-url is %s: Mien needs an address of its own, without a path.".formatted(url));
        }
    }

    static boolean isLocal(URI url) {
        return LocalAddress.is(url);
    }

    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    /** Without the slash that some write at the end. */
    static String text(URI url) {
        return url.toString().replaceAll("/+$", "");
    }
}

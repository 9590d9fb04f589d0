package io.mien.recording;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Both sides of an upload name the version they speak. */
class TusVersion {
    static final String SPOKEN = "1.0.0";

    private static final String HEADER = "Tus-Resumable";

    @ServerRequestFilter
    void refuseOthers(ContainerRequestContext request) {
        if (isUpload(request)
                && !"OPTIONS".equals(request.getMethod())
                && !SPOKEN.equals(request.getHeaderString(HEADER))) {
            throw UploadRefused.version();
        }
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (isUpload(request)) {
            response.getHeaders().putSingle(HEADER, SPOKEN);
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(UploadResource.PATH);
    }
}

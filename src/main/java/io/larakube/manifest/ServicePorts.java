package io.larakube.manifest;

import io.larakube.plan.Names;

/** The ports of the application's Services. */
final class ServicePorts {

    /** What REVERB_PORT says by default. */
    private static final int REVERB = 8080;

    private ServicePorts() {}

    static int of(String service) {
        return service.equals(Names.WEB_SERVICE) ? Names.WEB_SERVICE_PORT : REVERB;
    }
}

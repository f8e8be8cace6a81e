package io.llmops.alerting.wire;

import java.net.URI;
import java.util.Locale;

/** Addresses that secrets are sent to: encrypted, or on this very machine. */
public final class Endpoint {

    private Endpoint() {}

    /** The address, if it may be used; what it says if not never quotes it, as it may be a secret. */
    public static URI of(String what, String address) {
        URI uri = parse(what, address);
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !(https || (http && isLoopback(uri.getHost())))) {
            throw new IllegalArgumentException(
                    "The " + what + " must begin with https:// and name a host (http:// only on this machine)");
        }
        return uri;
    }

    private static URI parse(String what, String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) { // its message quotes the address, so it is not passed on
            throw new IllegalArgumentException("The " + what + " is not a valid address; copy it again, in full");
        }
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }
}

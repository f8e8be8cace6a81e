package io.llmops.langchain4j;

import org.jspecify.annotations.Nullable;

/** What vendors tell about an answer beyond LangChain4j's own fields, read by name. */
record VendorMetadata(Getter tier, Getter fingerprint) {

    private static final ClassValue<VendorMetadata> KNOWN = new ClassValue<>() {
        @Override
        protected VendorMetadata computeValue(Class<?> type) {
            return new VendorMetadata(Getter.of(type, "serviceTier"), Getter.of(type, "systemFingerprint"));
        }
    };

    static @Nullable String serviceTier(Object metadata) {
        return KNOWN.get(metadata.getClass()).tier.read(metadata) instanceof String text ? text : null;
    }

    static @Nullable String systemFingerprint(Object metadata) {
        return KNOWN.get(metadata.getClass()).fingerprint.read(metadata) instanceof String text ? text : null;
    }
}

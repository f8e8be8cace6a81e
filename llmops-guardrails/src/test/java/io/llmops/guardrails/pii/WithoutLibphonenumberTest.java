package io.llmops.guardrails.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** The library is optional: without it everything else works, and who asks for it is told what to add. */
class WithoutLibphonenumberTest {

    /** Loads our classes anew and knows no libphonenumber. */
    private static final class Bare extends URLClassLoader {
        Bare(URL... urls) {
            super(urls, WithoutLibphonenumberTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.google.i18n.")) {
                throw new ClassNotFoundException(name);
            } else if (name.startsWith("io.llmops.guardrails.pii.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void worksUntilItIsAskedFor() throws Exception {
        URL classes = PiiGuardrail.class.getProtectionDomain().getCodeSource().getLocation();
        try (Bare bare = new Bare(classes)) {
            Class<?> type = bare.loadClass(PiiGuardrail.class.getName());
            Object guardrail = type.getConstructor().newInstance();
            Method ask = type.getMethod("withLibphonenumber");

            assertThat(guardrail).asString().startsWith("PiiGuardrail[EMAIL, PHONE");
            assertThatThrownBy(() -> ask.invoke(guardrail))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("add com.googlecode.libphonenumber:libphonenumber");
        }
    }
}
